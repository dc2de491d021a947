package org.linli.console.boards;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.linli.api.Text;
import org.linli.api.programs.Rulebooks.RulebookView;
import org.linli.console.programs.Flags;
import org.linli.console.programs.Periods;
import org.linli.console.programs.Ruled;

/** What the codes in a filing are called: units, and what the rulebook of its program has titles for. */
final class FilingWords implements Told.Codes {

    private static final Pattern REASONS = Pattern.compile("[A-Z_]+(:[^;]+)?(;[A-Z_]+(:[^;]+)?)*");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern SCORE = Pattern.compile("-?\\d{1,10}(\\.\\d{1,4})?");
    private static final Set<String> MEASURES = Set.of("RECTIFY", "PERSUADE", "REMOVE");

    private final Text module;
    private final Text program;
    private final RulebookView rules;
    private final ZoneId zone;
    private final Function<Set<String>, Map<String, String>> territory;
    private final Map<String, String> units;

    /**
     * @param module    what the module is called
     * @param program   what the program is called
     * @param territory finds the names of units by code
     */
    FilingWords(Text module, Text program, RulebookView rules, ZoneId zone, Function<Set<String>, Map<String, String>> territory) {
        this(module, program, rules, zone, territory, Map.of());
    }

    private FilingWords(Text module, Text program, RulebookView rules, ZoneId zone, Function<Set<String>, Map<String, String>> territory, Map<String, String> units) {
        this.module = module;
        this.program = program;
        this.rules = rules;
        this.zone = zone;
        this.territory = territory;
        this.units = units;
    }

    Text program() {
        return program;
    }

    @Override
    public FilingWords knowing(Set<String> codes) {
        return new FilingWords(module, program, rules, zone, territory, territory.apply(codes));
    }

    @Override
    public Text said(String member, String value) {
        return value.isEmpty() ? plain(value) : switch (member) {
            case "program" -> program;
            case "module" -> module;
            case "rulebook" -> rules.identity().title();
            case "unit", "branch" -> plain(units.getOrDefault(value, value));
            case "period", "quarter" -> Periods.title(value);
            case "kind" -> rules.kindTitle(value);
            case "tier" -> rules.tiers().stream().filter(tier -> tier.id().equals(value)).map(tier -> titled(tier.title(), value)).findFirst().orElse(plain(value));
            case "item" -> rules.items().stream().filter(item -> item.id().equals(value)).map(item -> titled(item.title(), value)).findFirst().orElse(plain(value));
            case "component" -> component(value);
            case "total" -> plain(score(value));
            case "components" -> components(value.split(";", -1));
            case "reasons" -> REASONS.matcher(value).matches() ? Flags.text(List.of(value.split(";")), this::veto, this::component) : plain(value);
            case "measure" -> MEASURES.contains(value) ? BoardsRoom.text("told.measure." + value) : plain(value);
            case "objection" -> plain(Receipt.of(value));
            default -> MOMENT.matcher(value).matches() ? plain(moment(value)) : plain(value);
        };
    }

    /** The components' scores, each with its name. */
    private Text components(String[] scores) {
        if (scores.length != rules.components().size()) {
            return plain(String.join(" · ", scores));
        }
        List<Text> all = IntStream.range(0, scores.length).mapToObj(at -> component(rules.components().get(at).id()))
            .toList();
        return new Text(joined(all, Text::zh, scores), joined(all, Text::en, scores));
    }

    private static String joined(List<Text> names, Function<Text, String> language, String[] scores) {
        return IntStream.range(0, scores.length).mapToObj(at -> language.apply(names.get(at)) + " " + (scores[at].isEmpty() ? "—" : score(scores[at])))
            .collect(Collectors.joining(" · "));
    }

    /** A score as the results show it. */
    private static String score(String value) {
        return SCORE.matcher(value).matches() ? Ruled.score(new BigDecimal(value)) : value;
    }

    private Text component(String id) {
        return rules.components().stream().filter(one -> one.id().equals(id)).map(one -> titled(one.title(), id)).findFirst().orElse(plain(id));
    }

    private Text veto(String id) {
        return rules.vetoes().stream().filter(one -> one.id().equals(id)).map(one -> titled(one.title(), id)).findFirst().orElse(plain(id));
    }

    private String moment(String value) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).format(Instant.parse(value).atZone(zone));
    }

    private static Text titled(Text title, String id) {
        return title == null ? plain(id) : title;
    }

    private static Text plain(String value) {
        return new Text(value, value);
    }
}
