package org.linli.scoring.rulebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads a rulebook from YAML, or says everything that is wrong with it. */
public final class RulebookParser {

    private static final String[] KEYS = {"rulebook", "version", "module", "title", "cycle", "subjects", "scale", "kinds",
        "ungraded", "components", "indicators", "panels", "metrics", "checklist", "visit-kinds", "vetoes",
        "disqualifiers", "tiers", "tie-breakers", "stars", "streaks", "publicity"};
    private static final List<String> SUBJECTS = Stream.concat(Stream.of("PERSON", "HOUSEHOLD", "PLACE", "ORGANISATION"),
            Arrays.stream(UnitLevel.values()).map(Enum::name)).toList();

    private final Faults faults = new Faults();
    private final Ids kindIds = new Ids();

    private RulebookParser() {
    }

    /**
     * Reads a rulebook.
     *
     * @param yaml the text, at most a million characters
     * @return the rulebook, or all its faults; never an exception for what a user may write
     */
    public static Parsed parse(String yaml) {
        RulebookParser parser = new RulebookParser();
        Optional<MappingNode> root = YamlDocument.read(yaml, parser.faults);
        Rulebook rulebook = root.map(node -> parser.rulebook(new YamlMap(node, "", parser.faults, KEYS))).orElse(null);
        return new Parsed(rulebook, parser.faults.inOrder());
    }

    private Rulebook rulebook(YamlMap root) {
        String id = root.id("rulebook");
        root.require("version");
        Integer version = root.whole("version", 1);
        String module = root.id("module");
        root.require("title");
        Title title = root.title("title");
        root.require("cycle");
        Cycle cycle = root.choice("cycle", Cycle.class);
        String subjects = subjects(root);
        Scale scale = scale(root.map("scale", "min", "max"));
        List<Kind> kinds = kinds(root);
        List<String> ungraded = kindIds.expectAll(root, "ungraded");

        ComponentReader componentReader = new ComponentReader(faults, kindIds);
        List<Component> components = componentReader.read(root);
        BallotReader ballots = new BallotReader(faults);
        List<Indicator> indicators = ballots.indicators(root);
        List<Panel> panels = ballots.panels(root);
        List<Metric> metrics = ballots.metrics(root);
        List<ChecklistItem> checklist = ballots.checklist(root);
        List<VisitKind> visitKinds = ballots.visitKinds(root);
        TierReader tierReader = new TierReader(faults);
        List<Tier> tiers = tierReader.tiers(root, scale, componentReader.categories());
        List<Veto> vetoes = tierReader.vetoes(root);
        List<Disqualifier> disqualifiers = disqualifiers(root);
        List<String> tieBreakers = componentReader.components().expectAll(root, "tie-breakers");
        StarRule stars = new StarReader(faults, ballots.metricIds()).read(root);
        Publicity publicity = publicity(root.map("publicity", "days", "objection-answer-working-days"));
        root.refuse("streaks");
        if (Stream.of("components", "indicators", "metrics", "checklist").noneMatch(root::has)) {
            root.fault("", "NOTHING_TO_SCORE");
        }
        return !faults.none() ? null : new Rulebook(id, version, module, title, cycle, subjects, scale, kinds, ungraded,
                components, indicators, panels, metrics, checklist, visitKinds, vetoes, disqualifiers, tiers, tieBreakers,
                stars, publicity);
    }

    private static String subjects(YamlMap root) {
        String subjects = root.id("subjects");
        if (subjects != null && !SUBJECTS.contains(subjects)) {
            root.unknownValue("subjects", subjects, SUBJECTS);
        }
        return subjects;
    }

    private static Scale scale(YamlMap map) {
        if (map == null) {
            return Scale.HUNDRED;
        }
        map.require("min");
        BigDecimal min = map.points("min");
        BigDecimal max = map.points("max");
        if (min == null) {
            return Scale.HUNDRED;
        }
        if (max != null && min.compareTo(max) >= 0) {
            map.fault("max", "RANGE_BACKWARDS", min.toPlainString(), max.toPlainString());
            return Scale.HUNDRED;
        }
        return new Scale(min, max);
    }

    private List<Kind> kinds(YamlMap root) {
        List<Kind> read = new ArrayList<>();
        if (root.isListOfText("kinds")) {
            for (String id : root.ids("kinds", null)) {
                kindIds.add(id);
                read.add(new Kind(id, null));
            }
            return read;
        }
        for (YamlMap map : root.maps("kinds", "id", "title")) {
            read.add(new Kind(kindIds.declare(map), map.title("title")));
        }
        return read;
    }

    private List<Disqualifier> disqualifiers(YamlMap root) {
        Ids ids = new Ids();
        List<Disqualifier> read = new ArrayList<>();
        for (YamlMap map : root.maps("disqualifiers", "id", "title", "when")) {
            map.refuse("when");
            read.add(new Disqualifier(ids.declare(map), map.title("title")));
        }
        return read;
    }

    private static Publicity publicity(YamlMap map) {
        if (map == null) {
            return null;
        }
        map.require("days");
        Integer days = map.whole("days", 1);
        Integer answer = map.whole("objection-answer-working-days", 1);
        return days == null ? null : new Publicity(days, answer);
    }
}
