package org.linli.console.boards;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.pages.Address;
import org.linli.api.pages.Column;
import org.linli.api.pages.Column.Kind;
import org.linli.api.pages.Download;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Table;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.publicity.Filings;
import org.linli.api.publicity.Filings.Filing;
import org.linli.api.security.Needs;
import org.linli.api.territory.Unit;
import org.linli.console.Body;
import org.linli.console.pages.boards.JtefilingGenerated;
import org.linli.console.pages.boards.JtelinkGenerated;
import org.linli.console.pages.boards.JtelistGenerated;

/** What was filed with one's units, and taking note of it. */
@Path("publicity/filings")
public final class FilingPages {

    private static final String ALL = "/publicity/filings";

    private final Filings filings;
    private final FilingTray tray;
    private final FilingShelf shelf;
    private final Boards boards;
    private final Names names;

    FilingPages(Filings filings, FilingTray tray, FilingShelf shelf, Boards boards, Names names) {
        this.filings = filings;
        this.tray = tray;
        this.shelf = shelf;
        this.boards = boards;
        this.names = names;
    }

    /** A filing in the list. @param program what it is called; null where its unit is gone @param from and @param to what the units are called */
    private record Listed(Filing filing, Text program, String from, String to) {
    }

    @GET
    @Needs(Filings.READ)
    public Object list(@Context Visit visit) {
        var table = new Table<Listed>("filings", BoardsRoom.text("tab.filings"), List.of(
            Column.<Listed>of("what", BoardsRoom.text("col.what"), Kind.HEAD, one -> FilingTray.kind(one.filing())).shown((sheet, one) -> Template.of((out, none) ->
                JtelinkGenerated.render(out, none, filing(one.filing().id()), sheet.say(FilingTray.kind(one.filing()))))),
            Column.of("program", BoardsRoom.text("told.program"), Kind.TEXT, Listed::program),
            Column.of("from-unit", BoardsRoom.text("col.filed-by"), Kind.TEXT, Listed::from),
            Column.<Listed>of("to-unit", BoardsRoom.text("col.filed-with"), Kind.TEXT, Listed::to).wide(),
            Column.of("at", BoardsRoom.text("col.filed-at"), Kind.MOMENT, one -> one.filing().at()),
            Column.of("received", BoardsRoom.text("col.received"), Kind.TEXT, one -> BoardsRoom.text(one.filing().receivedAt() == null ? "filing.waits" : "filing.received"))),
            BoardsRoom.text("filing.none"), Table.read("-at", (after, limit) -> tray.page(visit.caller(), visit.unit(), after, limit), this::named));
        return Download.or(table, visit, () -> View.of(BoardsRoom.text("tab.filings"), BoardsRoom.PLACE, Body.of((out, none, sheet) ->
            JtelistGenerated.render(out, none, sheet, BoardsRoom.words(sheet), PublicityPages.tabs("filings", null), table)))
            .under(BoardsRoom.text("title"), "/publicity"));
    }

    private Page<Listed> named(Page<Filing> page) {
        Map<String, Unit> units = boards.units(page.items().stream().flatMap(filing -> Stream.of(filing.from(), filing.to())).collect(Collectors.toSet()));
        Map<String, Text> programs = shelf.programs(page.items(), units);
        return page.map(filing -> new Listed(filing, programs.get(filing.program()), name(units, filing.from()), name(units, filing.to())));
    }

    @GET
    @Path("{id}")
    @Needs(Filings.READ)
    public View filing(@Context Visit visit, @PathParam("id") String id) {
        return page(visit, id, Form.empty());
    }

    private View page(Visit visit, String id, Form form) {
        Filing filing = filings.filing(id);
        Map<String, Unit> units = boards.units(List.of(filing.from(), filing.to()));
        boolean may = units.containsKey(filing.to()) && visit.caller().may(Filings.RECEIVE, units.get(filing.to()).path());
        Text by = names.of(filing.by());
        Text received = filing.received() == null ? null : names.of(filing.received());
        FilingWords words = shelf.words(visit, filing, units.get(filing.from()));
        Told told = Told.of(filing.content(), words);
        return View.of(FilingTray.kind(filing), BoardsRoom.PLACE, Body.of((out, none, sheet) -> JtefilingGenerated.render(out, none, sheet,
            BoardsRoom.words(sheet), filing, FilingTray.kind(filing), words.program(), name(units, filing.from()), name(units, filing.to()), by, received, may, told, form)))
            .under(BoardsRoom.text("title"), "/publicity").under(BoardsRoom.text("tab.filings"), ALL);
    }

    @POST
    @Path("{id}/receipt")
    @Needs(Filings.RECEIVE)
    public Object receive(@Context Visit visit, @PathParam("id") String id, Form form) {
        return form.doing(() -> {
            filings.receive(id);
            return Redirect.to(filing(id));
        }, again -> page(visit, id, again));
    }

    static String filing(String id) {
        return Address.of("publicity", "filings", id);
    }

    private static String name(Map<String, Unit> units, String code) {
        return units.containsKey(code) ? units.get(code).name() : code;
    }
}
