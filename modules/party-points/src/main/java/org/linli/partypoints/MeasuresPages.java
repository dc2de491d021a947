package org.linli.partypoints;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Program;
import org.linli.api.programs.Results.Result;
import org.linli.api.programs.Stage;
import org.linli.api.security.Needs;
import org.linli.partypoints.pages.JtemeasureGenerated;
import org.linli.partypoints.pages.JteoutcomesGenerated;
import org.linli.partypoints.pages.JteproposalGenerated;
import org.linli.partypoints.pages.JtenothingGenerated;
import org.linli.partypoints.pages.MeasureSheet;
import org.linli.partypoints.pages.OutcomeSheet;
import org.linli.partypoints.pages.PageTexts;

/** What published results lead to: candidates for honours, talks, and measures for the unqualified. */
@Path("programs/{program}/measures")
public final class MeasuresPages {

    private static final Messages MESSAGES = PageTexts.MESSAGES;
    private static final String PLACE = "party-points.measures";

    private final Desk desk;
    private final MemberRegister register;
    private final Measures measures;
    private final Outcomes outcomes;

    MeasuresPages(Desk desk, Measures measures, Outcomes outcomes) {
        this.desk = desk;
        this.register = desk.register();
        this.measures = measures;
        this.outcomes = outcomes;
    }

    @GET
    @Needs(Measures.READ)
    public Object list(@Context Visit visit, @PathParam("program") String id) {
        Program program = register.program(id);
        if (desk.own(program).isPresent()) {
            return desk.own(program).get();
        }
        Text name = desk.title(program);
        if (!program.stage().frozen()) {
            return View.of(MESSAGES.text("measures.title"), PLACE, sheet -> Template.of((out, none) -> JtenothingGenerated.render(out, none, sheet,
                    MESSAGES.text("measures.title"), MESSAGES.text("measures.early"), MESSAGES.text("measures.early.hint")))).under(name, Routes.program(id));
        }
        List<Measure> all = measures.of(program, visit.unit());
        List<String> live = all.stream().filter(one -> one.state().live()).map(Measure::subject).toList();
        OutcomeSheet.Group honours = outcomes.of(program, visit.unit(), true);
        OutcomeSheet.Group talks = outcomes.of(program, visit.unit(), false);
        boolean proposes = desk.may(Measures.PROPOSE, program, null) || !desk.codesFor(Measures.PROPOSE, program, visit.unit()).isEmpty();
        Map<String, String> names = desk.names(Stream.concat(Stream.of(honours, talks).flatMap(group -> group.first().stream()).map(Result::unit), all.stream().map(Measure::unit))
                .collect(Collectors.toSet()));
        var shown = new OutcomeSheet(name, honours, talks, all, live, names, proposes, Routes.of(id));
        return View.of(MESSAGES.text("measures.title"), PLACE, sheet -> Template.of((out, none) -> JteoutcomesGenerated.render(out, none, sheet, PageTexts.words(sheet), shown)))
                .under(name, Routes.program(id));
    }

    @GET
    @Path("new")
    @Needs(Measures.PROPOSE)
    public View proposal(@Context Visit visit, @PathParam("program") String id) {
        return proposal(id, Form.showing(Map.of("person", visit.parameter("person") == null ? "" : visit.parameter("person"), "kind", Measure.Kind.RECTIFY.name())));
    }

    @POST
    @Needs(Measures.PROPOSE)
    public Object propose(@PathParam("program") String id, Form form) {
        return form.doing(() -> Redirect.to(Routes.of(id, "measures", measures.propose(id, new Proposal(form.get("person"), kind(form.get("kind")), form.get("reasons"),
                Typed.day(form, "deadline"))).id())), again -> proposal(id, again));
    }

    private static Measure.Kind kind(String name) {
        return List.of(Measure.Kind.values()).stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
    }

    private View proposal(String id, Form form) {
        Program program = register.program(id);
        String person = form.get("person");
        String name = person == null ? null : register.standing(program, person).member().name();
        Text title = desk.title(program);
        return View.of(MESSAGES.text("measure.propose"), PLACE, sheet -> Template.of((out, none) -> JteproposalGenerated.render(out, none, sheet, PageTexts.words(sheet), title, name,
                Routes.of(id, "measures"), form))).under(title, Routes.program(id)).under(MESSAGES.text("measures.title"), Routes.of(id, "measures"));
    }

    @GET
    @Path("{id}")
    @Needs(Measures.READ)
    public View measure(@PathParam("program") String program, @PathParam("id") String id) {
        return page(program, id, Form.empty());
    }

    @POST
    @Path("{id}/decision")
    @Needs(Measures.DECIDE)
    public Object decide(@PathParam("program") String program, @PathParam("id") String id, Form form) {
        return done(program, id, form, () -> measures.decide(program, id, answer(form, "approved"), form.get("decision"), Typed.version(form)));
    }

    @POST
    @Path("{id}/conclusion")
    @Needs(Measures.PROPOSE)
    public Object conclude(@PathParam("program") String program, @PathParam("id") String id, Form form) {
        return done(program, id, form, () -> measures.conclude(program, id, answer(form, "met"), form.get("outcome"), Typed.version(form)));
    }

    private static Boolean answer(Form form, String name) {
        return form.get(name) == null ? null : Boolean.valueOf(form.get(name));
    }

    private Object done(String program, String id, Form form, Supplier<Measure> deed) {
        return form.doing(() -> Redirect.to(Routes.of(program, "measures", deed.get().id())), again -> page(program, id, again));
    }

    private View page(String id, String measure, Form form) {
        Program program = register.program(id);
        Measure one = measures.measure(id, measure);
        var branch = register.path(one.unit());
        boolean decides = one.state() == Measure.State.PROPOSED && register.caller().may(Measures.DECIDE, program.path());
        Text barred = !decides ? null : !register.isAnother(one.proposedBy()) ? MESSAGES.text("measure.barred") : register.isOneself(program, one.subject())
                ? MESSAGES.text("measure.oneself") : program.stage().compareTo(Stage.APPROVED) < 0 ? MESSAGES.text("measure.early") : null;
        boolean concludes = one.state() == Measure.State.APPROVED && one.kind() == Measure.Kind.RECTIFY && desk.may(Measures.PROPOSE, program, branch)
                && !register.isOneself(program, one.subject());
        var shown = new MeasureSheet(desk.title(program), one, desk.name(one.unit()), decides, barred, concludes, Routes.of(id, "measures", measure),
                Routes.of(id, "members", one.subject()));
        return View.of(MESSAGES.text("measure.title", one.name()), PLACE, sheet -> Template.of((out, none) ->
                JtemeasureGenerated.render(out, none, sheet, PageTexts.words(sheet), shown, form)))
                .under(shown.program(), Routes.program(id)).under(MESSAGES.text("measures.title"), Routes.of(id, "measures"));
    }
}
