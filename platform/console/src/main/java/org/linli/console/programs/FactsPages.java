package org.linli.console.programs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.pages.Column;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Table;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Facts.Score;
import org.linli.api.programs.Facts.Veto;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.pages.programs.JtefactsGenerated;
import org.linli.console.pages.programs.JteliftGenerated;
import org.linli.scoring.rulebook.Component;

/** What a settlement needs beside the ledger: scores that are brought in, and vetoes. */
@Path("programs/{module}/{program}/facts")
public final class FactsPages {

    private static final int VETOES = 500;

    private final Facts facts;
    private final Desk desk;

    FactsPages(Facts facts, Desk desk) {
        this.facts = facts;
        this.desk = desk;
    }

    /** A score in the table. */
    public record Listed(Score score, String name) {
    }

    /** A veto in the list. */
    public record Recorded(Veto veto, String name, String by) {
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public Object facts(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id) {
        Opened opened = desk.open(visit, module, id);
        Table<Listed> table = table(opened, component(opened, Parameters.given(visit, "component")));
        var file = Files.wanted(table, visit);
        return file != null ? file : facts(opened, table, Form.empty());
    }

    private View facts(Opened opened, Table<Listed> table, Form form) {
        List<Veto> vetoes = opened.rules().vetoes().isEmpty() ? List.of() : facts.vetoes(opened.program().id(), null, VETOES).items();
        Map<String, Participant> people = desk.subjects(opened.program().id(), vetoes.stream().map(Veto::subject).distinct().toList());
        Map<String, String> accounts = desk.people(vetoes.stream().map(Veto::by).toList());
        List<Recorded> recorded = vetoes.stream().map(veto -> new Recorded(veto,
            people.containsKey(veto.subject()) ? people.get(veto.subject()).name() : veto.subject(), accounts.get(veto.by()))).toList();
        Map<String, Text> brought = brought(opened);
        return opened.view(Desk.say("tab.facts"), Body.of((out, none, sheet) -> JtefactsGenerated.render(out, none, sheet, opened, brought, table, recorded, form)));
    }

    /** The components whose scores are brought in. */
    private static Map<String, Text> brought(Opened opened) {
        Map<String, Text> brought = new LinkedHashMap<>();
        opened.rules().components().stream().filter(one -> one.points() == null).forEach(one -> brought.put(one.id(), Ruled.text(one.title(), one.id())));
        return brought;
    }

    private static String component(Opened opened, String asked) {
        return opened.rules().components().stream().filter(one -> one.points() == null).map(Component::id).filter(id -> id.equals(asked)).findFirst().orElse(null);
    }

    private Table<Listed> table(Opened opened, String component) {
        return new Table<>("scores", Desk.say("scores.title"), List.of(
            Column.<Listed>of("name", Desk.say("name"), Column.Kind.HEAD, Listed::name)
                .shown((sheet, one) -> Links.to(opened.at("participants", one.score().subject()), one.name())),
            Column.<Listed>of("number", Desk.say("number.of"), Column.Kind.DIM, one -> one.score().subject()),
            Column.<Listed>of("component", Desk.say("component"), Column.Kind.TEXT, one -> Ruled.component(opened.rules(), one.score().component())),
            Column.<Listed>of("score", Desk.say("score"), Column.Kind.NUMBER, one -> one.score().score()),
            Column.<Listed>of("source", Desk.say("entry.source"), Column.Kind.DIM, one -> source(one.score().source())).wide()),
            Desk.say("scores.none"), Table.read("number", (after, limit) -> facts.scores(opened.program().id(), component, after, limit), page -> named(opened, page))).ofPersons();
    }

    private Page<Listed> named(Opened opened, Page<Score> page) {
        Map<String, Participant> people = desk.subjects(opened.program().id(), page.items().stream().map(Score::subject).distinct().toList());
        return page.map(score -> new Listed(score, people.containsKey(score.subject()) ? people.get(score.subject()).name() : score.subject()));
    }

    private static Object source(String source) {
        return source == null ? null : source.startsWith("objection:") ? Desk.say("source.objection") : source.contains(":") ? Desk.say("source.counted") : source;
    }

    @POST
    @Path("scores")
    @Needs(Needs.SIGNED_IN)
    public Object score(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, Form form) {
        Opened opened = desk.open(visit, module, id, Facts.WRITE);
        return form.doing(() -> {
            var typed = new Forms(form);
            String subject = typed.needed("scored");
            String component = typed.needed("component");
            BigDecimal score = typed.needed("score", typed.points("score"));
            typed.check();
            facts.enter(id, List.of(new Score(subject, component, score, form.get("source"))));
            return Redirect.to(opened.at("facts"));
        }, refused -> facts(opened, table(opened, null), refused));
    }

    @POST
    @Path("vetoes")
    @Needs(Needs.SIGNED_IN)
    public Object veto(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, Form form) {
        Opened opened = desk.open(visit, module, id, Facts.WRITE);
        return form.doing(() -> {
            var typed = new Forms(form);
            String subject = typed.needed("subject");
            String veto = typed.needed("veto");
            LocalDate on = typed.needed("occurredOn", typed.day("occurredOn"));
            String what = typed.needed("facts");
            typed.check();
            facts.veto(id, subject, veto, on, what);
            return Redirect.to(opened.at("facts"));
        }, refused -> facts(opened, table(opened, null), refused));
    }

    @GET
    @Path("vetoes/{veto}/lift")
    @Needs(Needs.SIGNED_IN)
    public View lifting(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("veto") String veto) {
        return lifting(desk.open(visit, module, id, Facts.WRITE), veto, Form.empty());
    }

    private View lifting(Opened opened, String id, Form form) {
        Veto veto = facts.vetoes(opened.program().id(), null, VETOES).items().stream().filter(one -> one.id().equals(id)).findFirst()
            .orElseThrow(() -> ProgramsRoom.MESSAGES.problem(Problem.Kind.NOT_FOUND, "veto-unknown"));
        String name = desk.subjects(opened.program().id(), List.of(veto.subject())).values().stream().map(Participant::name).findFirst().orElse(veto.subject());
        return opened.view(Desk.say("veto.lift"), Body.of((out, none, sheet) -> JteliftGenerated.render(out, none, sheet, opened, veto, name, form)))
            .under(Desk.say("tab.facts"), opened.at("facts"));
    }

    @POST
    @Path("vetoes/{veto}/lift")
    @Needs(Needs.SIGNED_IN)
    public Object lift(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("veto") String veto, Form form) {
        Opened opened = desk.open(visit, module, id, Facts.WRITE);
        return form.doing(() -> {
            var typed = new Forms(form);
            String reason = typed.needed("reason");
            typed.check();
            facts.lift(id, veto, reason);
            return Redirect.to(opened.at("facts"));
        }, refused -> lifting(opened, veto, refused));
    }
}
