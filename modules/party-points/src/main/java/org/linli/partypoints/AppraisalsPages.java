package org.linli.partypoints;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.pages.Column;
import org.linli.api.pages.Download;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Table;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.security.Needs;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;
import org.linli.partypoints.pages.AppraisalSheet;
import org.linli.partypoints.pages.JteappraisalGenerated;
import org.linli.partypoints.pages.JteballotGenerated;
import org.linli.partypoints.pages.JtelinkGenerated;
import org.linli.partypoints.pages.JtelistGenerated;
import org.linli.partypoints.pages.JteopeningGenerated;
import org.linli.partypoints.pages.PageTexts;

/** Democratic appraisals: their meetings, ballots and counts; of ballots it shows how many there are, and what they came to. */
@Path("programs/{program}/appraisals")
public final class AppraisalsPages {

    private static final Messages MESSAGES = PageTexts.MESSAGES;
    private static final String PLACE = "party-points.appraisals";

    private final Desk desk;
    private final MemberRegister register;
    private final Appraisals appraisals;

    AppraisalsPages(Desk desk, Appraisals appraisals) {
        this.desk = desk;
        this.register = desk.register();
        this.appraisals = appraisals;
    }

    @GET
    @Needs(Appraisals.READ)
    public Object list(@Context Visit visit, @PathParam("program") String id) {
        Program program = register.program(id);
        if (desk.own(program).isPresent()) {
            return desk.own(program).get();
        }
        List<Appraisal> held = appraisals.of(program, visit.unit());
        Map<String, String> names = desk.names(held.stream().map(Appraisal::branch).toList());
        List<Column<Appraisal>> columns = List.of(
                Column.<Appraisal>of("branch", MESSAGES.text("branch"), Column.Kind.HEAD, one -> names.get(one.branch()))
                        .shown((sheet, one) -> Template.of((out, none) -> JtelinkGenerated.render(out, none, names.get(one.branch()), "strong",
                                Routes.of(id, "appraisals", one.id())))),
                Column.of("date", MESSAGES.text("meeting.date"), Column.Kind.DAY, one -> one.meeting().date()),
                Column.<Appraisal>of("present", MESSAGES.text("meeting.present"), Column.Kind.NUMBER, one -> one.meeting().present()).wide(),
                Column.of("ballots", MESSAGES.text("appraisal.ballots"), Column.Kind.NUMBER, Appraisal::ballots),
                Column.of("valid", MESSAGES.text("appraisal.valid"), Column.Kind.NUMBER, Appraisal::valid),
                Column.of("state", MESSAGES.text("inbox.state"), Column.Kind.TEXT, one -> MESSAGES.text("appraisal." + one.state())));
        var table = new Table<>("appraisals", MESSAGES.text("appraisals.title"), columns, MESSAGES.text("appraisals.none"), Table.all(held));
        if (visit.parameter("format") != null) {
            return new Download(table, "xlsx".equals(visit.parameter("format")) ? Download.Format.XLSX : Download.Format.CSV);
        }
        Text name = desk.title(program);
        Set<String> done = held.stream().map(Appraisal::branch).collect(Collectors.toSet());
        boolean opens = program.stage().takesRecords() && desk.codesFor(Appraisals.WRITE, program, visit.unit()).stream().anyMatch(branch -> !done.contains(branch));
        return View.of(MESSAGES.text("appraisals.title"), PLACE, sheet -> Template.of((out, none) -> JtelistGenerated.render(out, none, sheet,
                MESSAGES.text("appraisals.title"), name, MESSAGES.text("appraisals.hint"), sheet.table(table), MESSAGES.text("appraisal.open"),
                opens ? Routes.of(id, "appraisals", "new") : null))).under(name, Routes.program(id));
    }

    @GET
    @Path("new")
    @Needs(Appraisals.WRITE)
    public View opening(@Context Visit visit, @PathParam("program") String program) {
        return opening(visit, program, Form.empty());
    }

    @POST
    @Needs(Appraisals.WRITE)
    public Object open(@Context Visit visit, @PathParam("program") String program, Form form) {
        return form.doing(() -> Redirect.to(Routes.of(program, "appraisals", appraisals.open(program, new Opening(form.get("branch"), Typed.day(form, "date"),
                Typed.whole(form, "present"), Typed.whole(form, "entitled"), form.get("minutes"), Typed.whole(form, "watchers"))).id())),
                again -> opening(visit, program, again));
    }

    private View opening(Visit visit, String id, Form form) {
        Program program = register.program(id);
        Map<String, Text> choices = new LinkedHashMap<>();
        branches(visit, program).forEach(branch -> choices.put(branch.code(), new Text(branch.name(), branch.name())));
        Text name = desk.title(program);
        return View.of(MESSAGES.text("appraisal.open"), PLACE, sheet -> Template.of((out, none) -> JteopeningGenerated.render(out, none, sheet, PageTexts.words(sheet), name,
                Routes.of(id, "appraisals"), choices, form))).under(name, Routes.program(id)).under(MESSAGES.text("appraisals.title"), Routes.of(id, "appraisals"));
    }

    /** Branches that have no appraisal yet and whose meeting the caller may report. */
    private List<Unit> branches(Visit visit, Program program) {
        Set<String> held = appraisals.of(program, visit.unit()).stream().map(Appraisal::branch).collect(Collectors.toSet());
        return desk.branchesFor(Appraisals.WRITE, program, visit.unit()).stream().filter(branch -> !held.contains(branch.code())).toList();
    }

    @GET
    @Path("{id}")
    @Needs(Appraisals.READ)
    public View appraisal(@PathParam("program") String program, @PathParam("id") String id) {
        return page(program, id, Form.empty());
    }

    @POST
    @Path("{id}/count")
    @Needs(Appraisals.WRITE)
    public Object count(@PathParam("program") String program, @PathParam("id") String id, Form form) {
        return form.doing(() -> {
            appraisals.count(program, id, Typed.version(form));
            return Redirect.to(Routes.of(program, "appraisals", id));
        }, again -> page(program, id, again));
    }

    private View page(String id, String appraisal, Form form) {
        Program program = register.program(id);
        AppraisalSheet shown = counted(program, shown(program, appraisals.appraisal(id, appraisal)));
        return View.of(MESSAGES.text("appraisal.title", shown.branch()), PLACE, sheet -> Template.of((out, none) ->
                JteappraisalGenerated.render(out, none, sheet, PageTexts.words(sheet), shown, form)))
                .under(shown.program(), Routes.program(id)).under(MESSAGES.text("appraisals.title"), Routes.of(id, "appraisals"));
    }

    private AppraisalSheet shown(Program program, Appraisal one) {
        UnitPath branch = register.path(one.branch());
        boolean open = one.state() == Appraisal.State.OPEN;
        return new AppraisalSheet(desk.title(program), one, desk.name(one.branch()), appraisals.assessed(program, one).size(),
                open && desk.may(Appraisals.BALLOTS, program, branch), open && program.stage().takesRecords() && desk.may(Appraisals.WRITE, program, branch),
                Routes.of(program.id(), "appraisals", one.id()), List.of(), null);
    }

    /** With what the count gave each member. */
    private AppraisalSheet counted(Program program, AppraisalSheet shown) {
        List<Mean> means = appraisals.means(program, shown.appraisal());
        Map<String, String> names = register.names(program.id(), means.stream().map(Mean::subject).toList());
        BigDecimal weight = register.rules(program).components().stream().filter(one -> one.id().equals(shown.appraisal().component()))
                .map(one -> new BigDecimal(one.weight())).findFirst().orElse(BigDecimal.ONE);
        return shown.with(means.stream().map(one -> new AppraisalSheet.Line(one, names.getOrDefault(one.subject(), one.subject()), Routes.of(program.id(), "members", one.subject())))
                .toList(), weight);
    }

    @GET
    @Path("{id}/ballots/new")
    @Needs(Appraisals.BALLOTS)
    public View ballot(@Context Visit visit, @PathParam("program") String program, @PathParam("id") String id) {
        return ballot(program, id, Form.empty(), "1".equals(visit.parameter("entered")));
    }

    /** Goes on with the next slip. */
    @POST
    @Path("{id}/ballots")
    @Needs(Appraisals.BALLOTS)
    public Object enter(@PathParam("program") String program, @PathParam("id") String id, Form form) {
        return form.doing(() -> {
            Program running = register.program(program);
            Map<String, BigDecimal> scores = new LinkedHashMap<>();
            for (Participant member : appraisals.assessed(running, appraisals.appraisal(program, id))) {
                BigDecimal score = Typed.decimal(form, "scores." + member.subject());
                if (score != null) {
                    scores.put(member.subject(), score);
                }
            }
            appraisals.enter(program, id, new Slip(form.get("rater"), scores));
            return Redirect.to(Routes.of(program, "appraisals", id, "ballots", "new") + "?entered=1");
        }, again -> ballot(program, id, again, false));
    }

    private View ballot(String id, String appraisal, Form form, boolean entered) {
        Program program = register.program(id);
        Appraisal open = appraisals.appraisal(id, appraisal);
        AppraisalSheet shown = shown(program, open);
        List<Participant> assessed = appraisals.assessed(program, open);
        String most = appraisals.most(program, open).stripTrailingZeros().toPlainString();
        return View.of(MESSAGES.text("ballot.title"), PLACE, sheet -> Template.of((out, none) -> JteballotGenerated.render(out, none, sheet, PageTexts.words(sheet), shown,
                assessed, most, form, entered))).under(shown.program(), Routes.program(id)).under(MESSAGES.text("appraisal.title", shown.branch()), shown.address());
    }
}
