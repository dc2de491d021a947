package org.linli.partypoints.pages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.programs.Rulebooks.ItemView;

/** What a rulebook says of an item, in words. */
public final class ItemWords {

    private static final Messages MESSAGES = PageTexts.MESSAGES;

    private ItemWords() {
    }

    /** What it gives and what caps it: "0.5 points each, at most 2 a month, with evidence". */
    public static Text rule(ItemView item) {
        List<Text> parts = new ArrayList<>();
        parts.add(item.from() == null ? MESSAGES.text("rule.each", plain(item.points())) : MESSAGES.text("rule.range", plain(item.from()), plain(item.to())));
        if (item.cap() != null) {
            parts.add(MESSAGES.text("rule.cap." + item.per(), plain(item.cap())));
        }
        if (item.evidence().equals("REQUIRED")) {
            parts.add(MESSAGES.text("rule.evidence"));
        }
        return new Text(parts.stream().map(Text::zh).collect(Collectors.joining("，")), parts.stream().map(Text::en).collect(Collectors.joining(", ")));
    }

    /** Its title with its rule. */
    public static Text choice(ItemView item) {
        return MESSAGES.text("item.choice", item.title(), rule(item));
    }

    private static String plain(String number) {
        return number == null ? "" : Amount.plain(new BigDecimal(number));
    }
}
