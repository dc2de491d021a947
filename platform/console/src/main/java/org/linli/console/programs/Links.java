package org.linli.console.programs;

import gg.jte.Content;
import org.linli.api.Text;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.Template;
import org.linli.console.pages.programs.JtelinkGenerated;
import org.linli.console.pages.programs.JtepillGenerated;

/** Cells of tables that lead somewhere or wear a colour. */
final class Links {

    private Links() {
    }

    static Content to(Sheet sheet, String href, Text text) {
        return to(href, sheet.say(text));
    }

    static Content to(String href, String text) {
        return Template.of((out, none) -> JtelinkGenerated.render(out, none, href, text));
    }

    static Content pill(String look, String text) {
        return Template.of((out, none) -> JtepillGenerated.render(out, none, look, text));
    }

    static Content pill(Sheet sheet, String look, Text text) {
        return Template.of((out, none) -> JtepillGenerated.render(out, none, look, sheet.say(text)));
    }
}
