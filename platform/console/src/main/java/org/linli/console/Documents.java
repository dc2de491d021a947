package org.linli.console;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.time.Clock;
import java.time.ZoneId;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.pages.Download;
import org.linli.api.pages.Frame;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.console.pages.JtefaultGenerated;
import org.linli.console.pages.JterefusalGenerated;
import org.linli.console.pages.frame.JtebareGenerated;
import org.linli.console.pages.frame.JteconsoleGenerated;
import org.linli.console.pages.frame.JtepublicGenerated;

/** Puts views into their frames. */
final class Documents {

    private final Assets assets;
    private final Files files;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone of the town */
    Documents(Assets assets, Clock clock, ZoneId zone) {
        this.assets = assets;
        this.files = new Files(clock, zone);
        this.clock = clock;
        this.zone = zone;
    }

    byte[] page(View view, Visit visit) {
        var sheet = new PageSheet(visit, assets, clock, zone);
        Content body = view.body().apply(sheet);
        return bytes(switch (view.kind()) {
            case CONSOLE -> visit.caller() == null ? bare(view, sheet, body)
                : Template.of((out, none) -> JteconsoleGenerated.render(out, none, sheet, view, Menu.of(visit), body));
            case PUBLIC -> Template.of((out, none) -> JtepublicGenerated.render(out, none, sheet, view, body));
            case BARE -> bare(view, sheet, body);
            case PIECE -> body;
        });
    }

    Frame.File file(Download download, Visit visit) {
        return files.file(download, new PageSheet(visit, assets, clock, zone), visit);
    }

    byte[] refusal(Problem problem, Visit visit) {
        Text title = ConsoleModule.MESSAGES.text("refused." + problem.kind());
        return page(View.of(title, null, Body.of((out, none, sheet) -> JterefusalGenerated.render(out, none, sheet, title, problem)))
            .status(problem.kind().status()), visit);
    }

    byte[] fault(Visit visit) {
        Text title = ConsoleModule.MESSAGES.text("fault");
        return page(View.of(title, null, Body.of((out, none, sheet) -> JtefaultGenerated.render(out, none, sheet, title))).status(500), visit);
    }

    private static Content bare(View view, PageSheet sheet, Content body) {
        return Template.of((out, none) -> JtebareGenerated.render(out, none, sheet, view, body));
    }

    private static byte[] bytes(Content document) {
        var out = new Utf8ByteOutput();
        document.writeTo(new OwaspHtmlTemplateOutput(out));
        return out.toByteArray();
    }
}
