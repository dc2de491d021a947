package org.linli.core.settlement;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.Text;
import org.linli.api.programs.Program;
import org.linli.api.programs.Results;
import org.linli.scoring.Message;
import org.linli.scoring.ScoreSheet;
import org.linli.scoring.ScoreSheet.CategoryScore;
import org.linli.scoring.ScoreSheet.ComponentScore;
import org.linli.scoring.ScoreSheet.ItemScore;
import org.linli.scoring.ScoreSheet.WindowScore;
import org.linli.scoring.Why;
import org.linli.scoring.Why.Step;
import org.linli.scoring.rulebook.Title;

/** Shows the kernel's explanation of a score as others see it: with raw amounts, veto facts, and links to the entries. */
final class Ways {

    private final Program program;
    private final String subject;
    private final Map<String, Text> vetoFacts;
    private final Map<Step, Map<String, BigDecimal>> raw = new HashMap<>();

    /** @param vetoFacts by veto, what happened and when */
    Ways(Program program, String subject, ScoreSheet sheet, Map<String, Text> vetoFacts) {
        this.program = program;
        this.subject = subject;
        this.vetoFacts = vetoFacts;
        for (ComponentScore component : sheet.components()) {
            raw(Step.COMPONENT, component.id(), component.sum());
            for (CategoryScore category : component.categories()) {
                raw(Step.CATEGORY, category.id(), category.raw());
                category.items().forEach(item -> raw(Step.ITEM, item.id(), item.raw()));
            }
        }
    }

    /** The explanation, with the windows' raw amounts from the sheet's items. */
    Results.Why of(Why why, ScoreSheet sheet) {
        Map<String, ItemScore> items = new HashMap<>();
        sheet.components().stream().flatMap(c -> c.categories().stream()).flatMap(c -> c.items().stream())
                .forEach(item -> items.put(item.id(), item));
        return step(why, null, items);
    }

    private void raw(Step step, String id, BigDecimal amount) {
        raw.computeIfAbsent(step, any -> new HashMap<>()).put(id, amount);
    }

    private Results.Why step(Why why, String item, Map<String, ItemScore> items) {
        BigDecimal before = why.step() == Step.WINDOW ? windowRaw(items.get(item), why.id())
                : raw.getOrDefault(why.step(), Map.of()).get(why.id());
        String inside = why.step() == Step.ITEM ? why.id() : item;
        List<Results.Why> parts = why.because().stream().map(part -> step(part, inside, items)).toList();
        Text says = why.step() == Step.VETO ? vetoFacts.getOrDefault(why.id(), text(why.says())) : text(why.says());
        return new Results.Why(why.id(), why.step().name(), title(why.title(), why.id()), before, why.amount(), says,
                why.step() == Step.ITEM ? entries(why.id()) : null, parts);
    }

    private static BigDecimal windowRaw(ItemScore item, String window) {
        return item.windows().stream().filter(one -> one.window().equals(window)).map(WindowScore::raw).findFirst().orElse(null);
    }

    /** Where the entries of an item can be read. */
    String entries(String item) {
        return "/api/" + program.module() + "/programs/" + program.id() + "/entries?subject=" + encoded(subject) + "&item=" + encoded(item);
    }

    static Text title(Title title, String id) {
        String fallback = id == null ? "" : id;
        return title == null ? new Text(fallback, fallback) : new Text(title.zh(), title.en());
    }

    private static Text text(Message message) {
        return new Text(message.zh(), message.en());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
