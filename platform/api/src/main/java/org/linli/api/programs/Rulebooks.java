package org.linli.api.programs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.osgi.annotation.versioning.ProviderType;

/** Published rulebooks; a published version never changes. */
@ProviderType
public interface Rulebooks {

    /** Ending of the permission to see a module's rulebooks: {@code <module>.rulebooks.read}. */
    String READ = "rulebooks.read";
    /** Ending of the permission to publish a module's rulebooks. */
    String WRITE = "rulebooks.write";

    /** A published version. */
    record Published(String module, String id, int version, Text title) {
    }

    /**
     * Publishes a version.
     *
     * @param module the module under whose path it was sent; must be the rulebook's own
     * @param yaml   the text, kept as it is
     * @return the version; publishing the same text again changes nothing
     * @throws Problem {@code INVALID} with every fault and its path; {@code CONFLICT} when that version exists with another text or a higher one does
     */
    Published publish(String module, String yaml);

    /** The newest version of each rulebook of a module, by id. */
    Page<Published> list(String module, String after, int limit);

    /** The text of a version. @param version null for the newest @throws Problem {@code NOT_FOUND} */
    String yaml(String module, String id, Integer version);

    /** A version as forms need it. @param version null for the newest @throws Problem {@code NOT_FOUND} */
    RulebookView view(String module, String id, Integer version);

    /** The JSON Schema of rulebooks. */
    String schema();

    /**
     * The categories and items of a version, flattened for a form that offers them.
     *
     * @param kindTitles what each of the kinds is called
     * @param subjects   what is assessed: {@code PERSON}, {@code HOUSEHOLD}, … or the level of units; null where the view doesn't say
     */
    record RulebookView(Published identity, List<String> kinds, List<ComponentView> components, List<ItemView> items, List<TierView> tiers,
                        List<VetoView> vetoes, int publicityDays, int answerWorkingDays, Map<String, Text> kindTitles, String subjects) {

        /** A view in which kinds are called by their ids. */
        public RulebookView(Published identity, List<String> kinds, List<ComponentView> components, List<ItemView> items, List<TierView> tiers,
                            List<VetoView> vetoes, int publicityDays, int answerWorkingDays) {
            this(identity, kinds, components, items, tiers, vetoes, publicityDays, answerWorkingDays, Map.of());
        }

        /** A view that doesn't say what is assessed. */
        public RulebookView(Published identity, List<String> kinds, List<ComponentView> components, List<ItemView> items, List<TierView> tiers,
                            List<VetoView> vetoes, int publicityDays, int answerWorkingDays, Map<String, Text> kindTitles) {
            this(identity, kinds, components, items, tiers, vetoes, publicityDays, answerWorkingDays, kindTitles, null);
        }

        /** Whether people are assessed; the number of a household or unit may be that of a person. */
        public boolean ofPeople() {
            return "PERSON".equals(subjects);
        }

        /** What a kind is called in a sentence; its id where it has no title. */
        public Text kindTitle(String kind) {
            return kindTitles.getOrDefault(String.valueOf(kind), new Text(String.valueOf(kind), String.valueOf(kind)));
        }

        /** What some kinds are called, one after the other. */
        public Text kindTitles(List<String> some) {
            return new Text(some.stream().map(kind -> kindTitle(kind).zh()).collect(Collectors.joining("、")),
                    some.stream().map(kind -> kindTitle(kind).en()).collect(Collectors.joining(", ")));
        }
    }

    /** @param points whether it is made of points; otherwise it is a score up to {@code max} */
    record ComponentView(String id, Text title, String weight, boolean points, String max) {
    }

    /**
     * An item.
     *
     * @param kinds      the kinds of subject it is for; empty for all
     * @param points     the fixed points as decimal text; null where the reviewer sets them
     * @param from       lowest points of a range, null without one
     * @param to         highest points of a range
     * @param cap        the cap's points as decimal text, null without one
     * @param per        the cap's window
     * @param evidence   {@code REQUIRED}, {@code OPTIONAL} or {@code NONE}
     */
    record ItemView(String id, Text title, String component, String category, List<String> kinds, String points, String from, String to,
                    String cap, String per, boolean declarable, String evidence) {
    }

    /** A tier with its inclusive lower bound. */
    record TierView(String id, Text title, String from) {
    }

    /** A veto and the tier it leads to. */
    record VetoView(String id, Text title, String tier) {
    }
}
