package org.linli.console;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Objects;
import org.linli.api.Text;
import org.linli.api.pages.Card;
import org.linli.api.pages.Visit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A card of the first page, written before the page is, so that one that fails leaves the others standing. */
public record ShownCard(Text title, String href, boolean wide, Content body) {

    private static final Logger LOG = LoggerFactory.getLogger(ShownCard.class);

    /** Those that have something to tell the reader. */
    static List<ShownCard> of(Visit visit, PageSheet sheet) {
        return visit.modules().stream().flatMap(module -> module.cards().stream()).filter(card -> visit.caller().holds(card.permission()))
            .map(card -> of(card, visit, sheet)).filter(Objects::nonNull).toList();
    }

    private static ShownCard of(Card card, Visit visit, PageSheet sheet) {
        try {
            Content body = card.body().apply(sheet, visit.unit());
            if (body == null) {
                return null;
            }
            var written = new StringOutput();
            body.writeTo(new OwaspHtmlTemplateOutput(written));
            return new ShownCard(card.title(), card.href(), card.wide(), out -> out.writeContent(written.toString()));
        } catch (RuntimeException e) {
            LOG.error("The card {} can't be drawn", card.title().en(), e);
            String words = sheet.say("card.silent");
            return new ShownCard(card.title(), card.href(), card.wide(), out -> out.writeUserContent(words));
        }
    }
}
