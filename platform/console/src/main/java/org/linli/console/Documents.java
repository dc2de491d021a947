package org.linli.console;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.linli.api.LinliModule;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.ledger.Ledger;
import org.linli.api.pages.Download;
import org.linli.api.pages.Frame;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Rulebooks;
import org.linli.api.publicity.Objections;
import org.linli.api.security.Permission;
import org.linli.api.territory.Territory;
import org.linli.console.pages.JtefaultGenerated;
import org.linli.console.pages.JterefusalGenerated;
import org.linli.console.pages.frame.JtebareGenerated;
import org.linli.console.pages.frame.JteconsoleGenerated;
import org.linli.console.pages.frame.JtepublicGenerated;
import org.linli.console.pages.part.JterefusedGenerated;

/** Puts views into their frames. */
final class Documents {

    private static final List<String> OF_PROGRAMS = List.of(Programs.READ, Programs.WRITE, Programs.SETTLE, Programs.PUBLISH, Programs.APPROVE, Programs.FILE,
        Rulebooks.READ, Rulebooks.WRITE, Ledger.READ, Ledger.WRITE, Facts.WRITE, Objections.WRITE, Objections.DECIDE);

    private final Assets assets;
    private final Territory territory;
    private final Files files;
    private final Asking asking;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone of the town */
    Documents(Assets assets, Territory territory, Asking asking, Clock clock, ZoneId zone, Files.Takers takers) {
        this.assets = assets;
        this.territory = territory;
        this.files = new Files(clock, zone, takers);
        this.asking = asking;
        this.clock = clock;
        this.zone = zone;
    }

    byte[] page(View view, Visit visit) {
        return page(view, visit, view.kind() == View.Kind.CONSOLE && visit.caller() != null ? ShownUnit.of(visit.unit(), territory) : ShownUnit.NONE);
    }

    private byte[] page(View view, Visit visit, ShownUnit unit) {
        var sheet = new PageSheet(visit, assets, asking, clock, zone);
        Content body = view.body().apply(sheet);
        return bytes(switch (view.kind()) {
            case CONSOLE -> visit.caller() == null ? bare(view, sheet, body)
                : Template.of((out, none) -> JteconsoleGenerated.render(out, none, sheet, view, Menu.of(visit, asking), unit, body));
            case PUBLIC -> Template.of((out, none) -> JtepublicGenerated.render(out, none, sheet, view, body));
            case BARE -> bare(view, sheet, body);
            case PIECE -> body;
        });
    }

    Frame.File file(Download download, Visit visit) {
        return files.file(download, new PageSheet(visit, assets, asking, clock, zone), visit);
    }

    byte[] refusal(Problem refused, Visit visit) {
        Problem problem = inWords(refused, visit, asking);
        Text title = ConsoleModule.MESSAGES.text("refused." + problem.kind());
        if (visit.piece()) {
            return page(View.piece(Body.of((out, none, sheet) -> JterefusedGenerated.render(out, none, sheet, problem))), visit);
        }
        View view = framed(title, visit, Body.of((out, none, sheet) -> JterefusalGenerated.render(out, none, sheet, title, problem))).status(problem.kind().status());
        // what nobody can be asked for now may be the database
        return problem.kind() == Problem.Kind.UNAVAILABLE ? page(view, visit, ShownUnit.NONE) : page(view, visit);
    }

    /** The same, with what a permission allows where its id stood. @param refused null for nothing */
    static Problem inWords(Problem refused, Visit visit, Asking asking) {
        if (refused == null || refused.kind() != Problem.Kind.FORBIDDEN || visit.caller() == null) {
            return refused;
        }
        List<Permission> permissions = visit.modules().stream().flatMap(module -> asking.ask(module, "permissions",
            () -> Stream.concat(module.permissions().stream(), ofPrograms(module)).toList()).orElse(List.of()).stream()).toList();
        return new Problem(refused.kind(), refused.code(), titled(refused.what(), permissions), titled(refused.mend(), permissions)).listing(refused.faults());
    }

    /** What every module with programs lets people do in them, which no module defines itself. */
    private static Stream<Permission> ofPrograms(LinliModule module) {
        return module.programKinds().isEmpty() ? Stream.of() : OF_PROGRAMS.stream()
            .map(ending -> new Permission(module.id() + "." + ending, ConsoleModule.MESSAGES.text("may." + ending)));
    }

    static Text titled(Text words, List<Permission> permissions) {
        String zh = words.zh();
        String en = words.en();
        for (Permission permission : permissions.stream().sorted(Comparator.comparingInt((Permission one) -> one.id().length()).reversed()).toList()) {
            zh = zh.replace(permission.id(), "“" + permission.title().zh() + "”");
            en = en.replace(permission.id(), "“" + permission.title().en() + "”");
        }
        return new Text(zh, en);
    }

    byte[] fault(Visit visit) {
        Text title = ConsoleModule.MESSAGES.text("fault");
        if (visit.piece()) {
            return page(View.piece(Body.of((out, none, sheet) -> out.writeUserContent(sheet.say("fault.piece", visit.request())))), visit);
        }
        return page(framed(title, visit, Body.of((out, none, sheet) -> JtefaultGenerated.render(out, none, sheet, title))).status(500), visit, ShownUnit.NONE);
    }

    /** What isn't a page of its own stands in the console of whoever is signed in, and on the public side for everybody else. */
    private static View framed(Text title, Visit visit, Function<Sheet, Content> body) {
        return visit.caller() == null ? View.open(title, body) : View.of(title, null, body);
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
