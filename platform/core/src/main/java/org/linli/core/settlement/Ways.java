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
import org.linli.scoring.Why;
import org.linli.scoring.Why.Step;
import org.linli.scoring.rulebook.Title;

/** Shows the kernel's explanation of a score as others see it: with raw amounts, veto facts, and links to the entries. */
final class Ways {

    private final Program program;
    private final String subject;
    private final Map<String, Text> vetoFacts;
    private final Map<Key, BigDecimal> raw = new HashMap<>();

    /** @param item the item that a window is of; null for other steps */
    private record Key(Step step, String item, String id) {
    }

    /** @param vetoFacts by veto, what happened and when */
    Ways(Program program, String subject, ScoreSheet sheet, Map<String, Text> vetoFacts) {
        this.program = program;
        this.subject = subject;
        this.vetoFacts = vetoFacts;
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

    /** The explanation of the sheet. */
    Results.Why of(Why why) {
        return step(why, null);
    }

    private Results.Why step(Why why, String item) {
        boolean isItem = why.step() == Step.ITEM;
        String inside = isItem ? why.id() : null;
        List<Results.Why> parts = why.because().stream().map(part -> step(part, inside)).toList();
        Text says = why.step() == Step.VETO ? vetoFacts.getOrDefault(why.id(), text(why.says())) : text(why.says());
        return new Results.Why(why.id(), why.step().name(), title(why.title(), why.id()), raw.get(new Key(why.step(), item, why.id())),
                why.amount(), says, isItem ? entries(why.id()) : null, parts);
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
