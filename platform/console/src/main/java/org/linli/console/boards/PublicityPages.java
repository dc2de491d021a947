package org.linli.console.boards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.pages.Address;
import org.linli.api.pages.Choice;
import org.linli.api.pages.Column;
import org.linli.api.pages.Column.Kind;
import org.linli.api.pages.Download;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Table;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Programs.Order;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Objections;
import org.linli.api.publicity.Objections.Waiting;
import org.linli.api.publicity.Publicity;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.boards.Publishing.Standing;
import org.linli.console.pages.boards.JtelinkGenerated;
import org.linli.console.pages.boards.JteprogramGenerated;
import org.linli.console.pages.boards.JtepublicityGenerated;

/** What hangs, what is to go up, and how a program stands with the public. */
@Path("publicity")
public final class PublicityPages {

    private static final int WAITING = 500;

    private final Programs programs;
    private final Publicity publicity;
    private final Objections objections;
    private final Boards boards;
    private final Publishing publishing;

    PublicityPages(Programs programs, Publicity publicity, Objections objections, Boards boards, Publishing publishing) {
        this.programs = programs;
        this.publicity = publicity;
        this.objections = objections;
        this.boards = boards;
        this.publishing = publishing;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public Object list(@Context Visit visit) {
        boolean past = "past".equals(visit.parameter("show"));
        List<Waiting> waiting = objections.waiting(visit.unit(), WAITING);
        Table<Hanging> table = table(visit, past, waiting);
        return Download.or(table, visit, () -> View.of(BoardsRoom.text("title"), BoardsRoom.PLACE, Body.of((out, none, sheet) ->
            JtepublicityGenerated.render(out, none, sheet, BoardsRoom.words(sheet), tabs("publicity", (long) waiting.size()), List.of(
                new Choice(BoardsRoom.text("show.hanging"), "/publicity", !past, null),
                new Choice(BoardsRoom.text("show.past"), "/publicity?show=past", past, null)), table))));
    }

    /** The three lists of the room. @param waiting how many objections do; null where that was not counted */
    static List<Choice> tabs(String here, Long waiting) {
        return List.of(new Choice(BoardsRoom.text("tab.notices"), "/publicity", here.equals("publicity"), null),
            new Choice(BoardsRoom.text("tab.objections"), "/publicity/objections", here.equals("objections"), waiting),
            new Choice(BoardsRoom.text("tab.filings"), "/publicity/filings", here.equals("filings"), null));
    }

    private Table<Hanging> table(Visit visit, boolean past, List<Waiting> objected) {
        Map<String, Long> waiting = new HashMap<>();
        objected.forEach(one -> waiting.merge(one.objection().program(), 1L, Long::sum));
        List<Column<Hanging>> columns = new ArrayList<>(List.of(
            Column.<Hanging>of("notice", BoardsRoom.text("col.notice"), Kind.HEAD, one -> one.notice().title()).shown((sheet, one) ->
                Template.of((out, none) -> JtelinkGenerated.render(out, none, program(one.notice().module(), one.notice().program()), sheet.say(one.notice().title())))),
            Column.of("unit", BoardsRoom.text("col.unit"), Kind.TEXT, Hanging::unit),
            Column.<Hanging>of("from", BoardsRoom.text("col.from"), Kind.DAY, one -> one.notice().from()).wide(),
            Column.of("until", BoardsRoom.text("col.until"), Kind.DAY, one -> one.notice().until())));
        if (past) {
            columns.add(Column.of("down", BoardsRoom.text("col.down"), Kind.TEXT, one -> one.notice().down() == null ? BoardsRoom.text("state.over")
                : BoardsRoom.text("state.down-for", one.notice().down().reason())));
        } else {
            columns.add(Column.of("left", BoardsRoom.text("col.left"), Kind.NUMBER, one -> one.countdown().left()));
            columns.add(Column.of("waiting", BoardsRoom.text("col.waiting"), Kind.NUMBER, one -> waiting.getOrDefault(one.notice().program(), 0L)));
        }
        return new Table<>(past ? "notices-past" : "notices", BoardsRoom.text("title"), columns, BoardsRoom.text(past ? "past.none" : "hanging.none"),
            Table.read((after, limit) -> {
                Page<Notice> page = past ? publicity.past(visit.unit(), after, limit) : publicity.board(visit.unit(), after, limit);
                return new Page<>(boards.hanging(page.items()), page.next());
            }));
    }

    @GET
    @Path("{module}/{program}")
    @Needs(Needs.SIGNED_IN)
    public View program(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id) {
        return page(visit, module, id, Form.empty());
    }

    private View page(Visit visit, String module, String id, Form form) {
        Standing standing = publishing.of(module, id, visit.caller());
        return View.of(BoardsRoom.about("program.title", standing.title()), BoardsRoom.PLACE, Body.of((out, none, sheet) ->
            JteprogramGenerated.render(out, none, sheet, BoardsRoom.words(sheet), standing, form)))
            .under(BoardsRoom.text("title"), "/publicity").under(standing.title(), Address.of("programs", module, id));
    }

    @POST
    @Path("{module}/{program}/publish")
    @Needs(Needs.SIGNED_IN)
    public Object publish(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, Form form) {
        return form.doing(() -> {
            programs.order(module, id, new Order(Stage.PUBLISHED, null, null, null, form.get("minutes"), null));
            return Redirect.to(program(module, id));
        }, again -> page(visit, module, id, again));
    }

    @POST
    @Path("{module}/{program}/notices/{notice}/down")
    @Needs(Needs.SIGNED_IN)
    public Object takeDown(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("notice") String notice,
                           Form form) {
        return form.doing(() -> {
            publicity.takeDown(notice, form.get("reason"));
            return Redirect.to(program(module, id));
        }, again -> page(visit, module, id, again));
    }

    @POST
    @Path("{module}/{program}/notices/{notice}/again")
    @Needs(Needs.SIGNED_IN)
    public Object hangAgain(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("notice") String notice,
                            Form form) {
        return form.doing(() -> {
            publicity.hangAgain(notice);
            return Redirect.to(program(module, id));
        }, again -> page(visit, module, id, again));
    }

    /** Where a program stands with the public. */
    static String program(String module, String id) {
        return Address.of("publicity", module, id);
    }
}
