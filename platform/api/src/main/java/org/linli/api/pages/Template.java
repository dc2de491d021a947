package org.linli.api.pages;

import gg.jte.Content;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;

/** A template with everything that it shows: a call of the class that the build made of it. */
@FunctionalInterface
public interface Template {

    /** Writes it. @param none where the class wants an interceptor, of which there is none */
    void render(HtmlTemplateOutput out, HtmlInterceptor none);

    /** What it writes, for a {@link View} or for another template. */
    static Content of(Template template) {
        return out -> template.render((HtmlTemplateOutput) out, null);
    }
}
