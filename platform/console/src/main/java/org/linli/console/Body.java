package org.linli.console;

import gg.jte.Content;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import java.util.function.Function;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.Template;

/** What stands on a page of the console's own, which knows its sheet better than modules do. */
@FunctionalInterface
public interface Body {

    void render(HtmlTemplateOutput out, HtmlInterceptor none, PageSheet sheet);

    /** For a {@link org.linli.api.pages.View}. */
    static Function<Sheet, Content> of(Body body) {
        return sheet -> Template.of((out, none) -> body.render(out, none, (PageSheet) sheet));
    }
}
