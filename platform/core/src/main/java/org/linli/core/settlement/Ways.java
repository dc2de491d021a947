package org.linli.core.settlement;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.programs.Program;
import org.linli.api.programs.Results;
import org.linli.scoring.Message;
import org.linli.scoring.ScoreSheet;
import org.linli.scoring.ScoreSheet.CategoryScore;
import org.linli.scoring.ScoreSheet.ComponentScore;
import org.linli.scoring.ScoreSheet.ItemScore;
import org.linli.scoring.Why;
import org.linli.scoring.Why.Step;
import org.linli.scoring.rulebook.Title;

/** Shows the kernel's explanation of a score as others see it: with raw amounts, veto facts, and links to the entries. */
final class Ways {

    private static final Messages MESSAGES = Messages.beside(Ways.class);

    private final Program program;
    private final String subject;
    private final Map<String, Text> vetoes;
    private final Map<String, Text> sources;
    private final Map<Key, BigDecimal> raw = new HashMap<>();

    /** @param item the item that a window is of; null for other steps */
    private record Key(Step step, String item, String id) {
    }

    /**
     * @param vetoes  by veto what happened and when
     * @param sources by component where its score comes from
     */
    Ways(Program program, String subject, ScoreSheet sheet, Map<String, Text> vetoes, Map<String, Text> sources) {
        this.program = program;
        this.subject = subject;
        this.vetoes = vetoes;
        this.sources = sources;
        for (ComponentScore component : sheet.components()) {
            raw.put(new Key(Step.COMPONENT, null, component.id()), component.sum());
            for (CategoryScore category : component.categories()) {
                raw.put(new Key(Step.CATEGORY, null, category.id()), category.raw());
                for (ItemScore item : category.items()) {
                    raw.put(new Key(Step.ITEM, null, item.id()), item.raw());
                    item.windows().forEach(window -> raw.put(new Key(Step.WINDOW, item.id(), window.window()), window.raw()));
                }
            }
        }
    }

    /**
     * The explanation of the sheet, which can stand alone on paper.
     *
     * @param title whose result it is, by what rules
     * @param basis what it was computed from
     */
    Results.Why of(Why why, Text title, Text basis) {
        Results.Why root = step(why, null);
        Text says = new Text(root.says().zh() + basis.zh(), root.says().en() + " " + basis.en());
        return new Results.Why(subject, root.kind(), title, root.raw(), root.counted(), says, root.entries(), root.parts());
    }

    private Results.Why step(Why why, String item) {
        boolean isItem = why.step() == Step.ITEM;
        String inside = isItem ? why.id() : null;
        List<Results.Why> parts = why.because().stream().map(part -> step(part, inside)).toList();
        return new Results.Why(why.id(), why.step().name(), title(why), raw.get(new Key(why.step(), item, why.id())),
                why.amount(), says(why), isItem ? entries(why.id()) : null, parts);
    }

    private Text says(Why why) {
        Text says = text(why.says());
        if (why.step() == Step.VETO) {
            return vetoes.getOrDefault(why.id(), says);
        }
        Text source = why.step() == Step.COMPONENT ? sources.get(why.id()) : null;
        return source == null ? says : new Text(says.zh() + source.zh(), says.en() + " " + source.en());
    }

    /** Steps that the rulebook has no title for are called by what they are. */
    private static Text title(Why why) {
        return why.title() == null && why.id() == null ? MESSAGES.text("why." + why.step().name()) : title(why.title(), why.id());
    }

    /** Where the entries of an item can be read. */
    String entries(String item) {
        return "/api/" + program.module() + "/programs/" + program.id() + "/entries?subject=" + encoded(subject) + "&item=" + encoded(item);
    }

    static Text title(Title title, String id) {
        return title == null ? new Text(id, id) : new Text(title.zh(), title.en());
    }

    private static Text text(Message message) {
        return new Text(message.zh(), message.en());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
