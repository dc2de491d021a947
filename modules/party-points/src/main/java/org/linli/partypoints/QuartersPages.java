package org.linli.partypoints;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.ledger.Ledger;
import org.linli.api.pages.Column;
import org.linli.api.pages.Download;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Table;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Program;
import org.linli.api.programs.Rulebooks.ItemView;
import org.linli.api.programs.Rulebooks.RulebookView;
import org.linli.api.rest.Limits;
import org.linli.api.security.Needs;
import org.linli.api.territory.UnitPath;
import org.linli.partypoints.pages.JtelinkGenerated;
import org.linli.partypoints.pages.JtelistGenerated;
import org.linli.partypoints.pages.JtequarterGenerated;
import org.linli.partypoints.pages.PageTexts;
import org.linli.partypoints.pages.QuarterSheets;

/** The quarters of branches: which of them have been passed, and the statement of one. */
@Path("programs/{program}/quarters")
public final class QuartersPages {

    private static final Messages MESSAGES = PageTexts.MESSAGES;
    private static final String PLACE = "party-points.quarters";

    private final Desk desk;
    private final MemberRegister register;
    private final Quarters quarters;
    private final DeclarationInbox inbox;

    QuartersPages(Desk desk, Quarters quarters, DeclarationInbox inbox) {
        this.desk = desk;
        this.register = desk.register();
        this.quarters = quarters;
        this.inbox = inbox;
    }

    /** A branch with the state of each quarter. */
    private record Line(String branch, String name, int waiting, Map<Quarter, String> states) {
    }

    @GET
    @Needs(Quarters.READ)
    public Object list(@Context Visit visit, @PathParam("program") String id) {
        Program program = register.program(id);
        if (desk.own(program).isPresent()) {
            return desk.own(program).get();
        }
        List<Quarter> all = Quarter.within(program.from(), program.to());
        Map<String, Set<String>> passed = quarters.passed(program, visit.unit());
        Map<String, Integer> waiting = inbox.waiting(program, visit.unit()).stream().collect(Collectors.toMap(one -> one.branch(), one -> one.count()));
        LocalDate today = register.today();
        List<String> branches = register.branches(program, visit.unit()).stream().map(UnitPath::code).toList();
        Function<List<String>, List<Line>> lines = some -> {
            Map<String, String> names = desk.names(some);
            return some.stream().map(branch -> new Line(branch, names.get(branch), waiting.getOrDefault(branch, 0),
                    all.stream().collect(Collectors.toMap(quarter -> quarter, quarter -> state(quarter, passed.getOrDefault(branch, Set.of()), today))))).toList();
        };
        List<Column<Line>> columns = new ArrayList<>();
        columns.add(Column.of("branch", MESSAGES.text("branch"), Column.Kind.HEAD, Line::name));
        all.forEach(quarter -> columns.add(Column.<Line>of("q" + quarter.number(), title(quarter), Column.Kind.TEXT, line -> MESSAGES.text("quarter." + line.states().get(quarter)))
                .shown((sheet, line) -> link(sheet.say(MESSAGES.text("quarter." + line.states().get(quarter))), "quarter." + line.states().get(quarter),
                        Routes.of(id, "quarters", quarter.toString(), line.branch())))));
        columns.add(Column.<Line>of("waiting", MESSAGES.text("state.SUBMITTED"), Column.Kind.NUMBER, Line::waiting).wide());
        var table = new Table<>("quarters", MESSAGES.text("quarters.title"), columns, MESSAGES.text("quarters.none"), branches.size() > Limits.MOST
                ? Table.read((after, limit) -> page(branches, lines, after, limit)) : Table.all(lines.apply(branches)));
        if (visit.parameter("format") != null) {
            return new Download(table, "xlsx".equals(visit.parameter("format")) ? Download.Format.XLSX : Download.Format.CSV);
        }
        Text name = desk.title(program);
        return View.of(MESSAGES.text("quarters.title"), PLACE, sheet -> Template.of((out, none) -> JtelistGenerated.render(out, none, sheet, MESSAGES.text("quarters.title"),
                name, MESSAGES.text("quarters.hint"), sheet.table(table), null, null))).under(name, Routes.program(id));
    }

    /** Of so many branches only those are named that stand on a page. */
    private static Page<Line> page(List<String> branches, Function<List<String>, List<Line>> lines, String after, int limit) {
        List<String> rest = branches.stream().filter(branch -> after == null || branch.compareTo(after) > 0).limit(limit + 1L).toList();
        return Page.cut(lines.apply(rest), limit, Line::branch);
    }

    private static String state(Quarter quarter, Set<String> passed, LocalDate today) {
        return passed.contains(quarter.toString()) ? "passed" : today.isAfter(quarter.to()) ? "due" : today.isBefore(quarter.from()) ? "ahead" : "running";
    }

    private static Content link(String words, String look, String href) {
        return Template.of((out, none) -> JtelinkGenerated.render(out, none, words, switch (look) {
            case "quarter.passed" -> "pill pill-jade";
            case "quarter.due" -> "pill pill-ochre";
            default -> "pill pill-line";
        }, href));
    }

    @GET
    @Path("{quarter}/{branch}")
    @Needs(Quarters.READ)
    public View statement(@PathParam("program") String program, @PathParam("quarter") String quarter, @PathParam("branch") String branch) {
        return page(program, quarter, branch, Form.empty());
    }

    @POST
    @Path("{quarter}/{branch}")
    @Needs(Quarters.PASS)
    public Object pass(@PathParam("program") String program, @PathParam("quarter") String quarter, @PathParam("branch") String branch, Form form) {
        return form.doing(() -> {
            quarters.pass(program, new Passing(quarter, branch, Typed.day(form, "date"), Typed.whole(form, "present"), Typed.whole(form, "entitled"), form.get("minutes")));
            return Redirect.to(Routes.of(program, "quarters", quarter, branch));
        }, again -> page(program, quarter, branch, again));
    }

    private View page(String id, String code, String branch, Form form) {
        Program program = register.program(id);
        QuarterStatement statement = quarters.statement(id, code, branch);
        Quarter quarter = Quarters.within(program, code);
        RulebookView rules = register.rules(program);
        boolean over = register.today().isAfter(quarter.to());
        int waiting = quarters.waiting(program, branch, quarter);
        boolean passes = over && statement.meeting() == null && waiting == 0 && program.stage().takesRecords() && desk.may(Quarters.PASS, program, register.path(branch));
        List<QuarterSheets.Other> others = Quarter.within(program.from(), program.to()).stream().map(one -> new QuarterSheets.Other(one,
                Routes.of(id, "quarters", one.toString(), branch), one.equals(quarter))).toList();
        List<Ledger.Entry> late = quarters.late(program, statement);
        boolean opens = desk.may(MemberRegister.MODULE + "." + Ledger.READ, program, register.path(branch));
        var shown = new QuarterSheets(desk.title(program), statement, quarter, desk.name(branch), statement.members().stream()
                .map(member -> rules.kindTitle(member.kind())).toList(), waiting, over, passes, Routes.of(id), Routes.of(id, "quarters", code, branch), others,
                late.size(), opens ? lines(program, statement, rules, late) : List.of());
        Text title = MESSAGES.text("quarter.title", title(quarter));
        return View.of(title, PLACE, sheet -> Template.of((out, none) -> JtequarterGenerated.render(out, none, sheet, PageTexts.words(sheet), shown, form)))
                .under(shown.program(), Routes.program(id)).under(MESSAGES.text("quarters.title"), Routes.of(id, "quarters"));
    }

    private List<QuarterSheets.Late> lines(Program program, QuarterStatement statement, RulebookView rules, List<Ledger.Entry> late) {
        Map<String, String> names = new HashMap<>();
        statement.members().forEach(member -> names.put(member.subject(), member.name()));
        Map<String, Text> items = rules.items().stream().collect(Collectors.toMap(ItemView::id, ItemView::title, (one, other) -> one));
        return late.stream().limit(QuarterSheets.LISTED).map(entry -> new QuarterSheets.Late(entry, names.getOrDefault(entry.subject(), entry.subject()),
                items.getOrDefault(entry.item(), new Text(entry.item(), entry.item())), Routes.entry(program.id(), entry.seq()))).toList();
    }

    static Text title(Quarter quarter) {
        return MESSAGES.text("quarter.name", String.valueOf(quarter.year()), String.valueOf(quarter.number()));
    }
}
