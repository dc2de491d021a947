package org.linli.console;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Optional;
import org.linli.api.LinliModule;
import org.linli.api.Text;
import org.linli.api.pages.Card;
import org.linli.api.pages.Visit;

/** A card of the first page, written before the page is, so that one that fails leaves the others standing. */
public record ShownCard(Text title, String href, boolean wide, Content body) {

    /** Those that have something to tell the reader. */
    static List<ShownCard> of(Visit visit, PageSheet sheet, Asking asking) {
        return visit.modules().stream().flatMap(module -> asking.ask(module, "cards", () -> List.copyOf(module.cards())).orElse(List.of()).stream()
            .filter(card -> visit.caller().holds(card.permission())).flatMap(card -> of(card, module, visit, sheet, asking).stream())).toList();
    }

    private static Optional<ShownCard> of(Card card, LinliModule module, Visit visit, PageSheet sheet, Asking asking) {
        return asking.ask(module, "card " + card.title().en(), () -> Optional.ofNullable(card.body().apply(sheet, visit.unit())).map(body -> drawn(card, body)))
            .orElseGet(() -> Optional.of(silent(card, sheet)));
    }

    private static ShownCard drawn(Card card, Content body) {
        var written = new StringOutput();
        body.writeTo(new OwaspHtmlTemplateOutput(written));
        return new ShownCard(card.title(), card.href(), card.wide(), out -> out.writeContent(written.toString()));
    }

    private static ShownCard silent(Card card, PageSheet sheet) {
        String words = sheet.say("card.silent");
        return new ShownCard(card.title(), card.href(), card.wide(), out -> out.writeUserContent(words));
    }
}
