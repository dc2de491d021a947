package org.linli.console.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.pages.Choice;
import org.linli.api.pages.Column;
import org.linli.api.pages.Download;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.Table;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.people.People;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.security.Needs;
import org.linli.api.territory.Territory;
import org.linli.console.Body;
import org.linli.console.pages.programs.JteparticipantGenerated;
import org.linli.console.pages.programs.JteparticipantsGenerated;
import org.linli.scoring.rulebook.UnitLevel;

/** Who takes part in a program, and who is exempt. */
@Path("programs/{module}/{program}/participants")
public final class ParticipantsPages {

    private final Participants participants;
    private final Results results;
    private final Desk desk;

    ParticipantsPages(Participants participants, Results results, Desk desk) {
        this.participants = participants;
        this.results = results;
        this.desk = desk;
    }

    /** A participant in the table. @param unit what its unit is called */
    public record Listed(Participant one, String unit) {
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public Object list(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id) {
        Opened opened = desk.open(visit, module, id);
        Table<Listed> table = table(opened, wanted(opened, visit));
        Download file = Files.wanted(table, visit);
        return file != null ? file : list(opened, table, Form.empty());
    }

    private View list(Opened opened, Table<Listed> table, Form form) {
        Participants.Count count = participants.count(opened.program().id(), opened.part());
        return opened.view(Desk.say("tab.participants"),
            Body.of((out, none, sheet) -> JteparticipantsGenerated.render(out, none, sheet, opened, table, count, form)));
    }

    private static Participants.Wanted wanted(Opened opened, Visit visit) {
        String state = visit.parameter("exemption");
        return new Participants.Wanted(opened.part(), Parameters.given(visit, "kind"),
            state != null && state.matches("PROPOSED|AGREED|REFUSED") ? Participants.Exemption.State.valueOf(state) : null, Parameters.given(visit, "text"));
    }

    private Table<Listed> table(Opened opened, Participants.Wanted wanted) {
        boolean kinds = !opened.rules().kinds().isEmpty();
        List<Column<Listed>> columns = new ArrayList<>(List.of(
            Column.<Listed>of("name", Desk.say("name"), Column.Kind.HEAD, one -> one.one().name())
                .shown((sheet, one) -> Links.to(opened.at("participants", one.one().subject()), one.one().name())),
            Column.<Listed>of("number", Desk.say("number.of"), Column.Kind.DIM, one -> one.one().subject()),
            Column.<Listed>of("unit", Desk.say("unit"), Column.Kind.TEXT, Listed::unit).wide()));
        if (kinds) {
            columns.add(Column.<Listed>of("kind", Desk.say("kind"), Column.Kind.TEXT, one -> Ruled.kind(opened.rules(), one.one().kind())).wide());
        }
        columns.add(Column.<Listed>of("exemption", Desk.say("exempt.title"), Column.Kind.TEXT, one -> exemption(one.one())).shown((sheet, one) ->
            one.one().exemption() == null ? out -> { } : Links.pill(sheet, look(one.one().exemption().state()), exemption(one.one()))));
        return new Table<>("participants", Desk.say("tab.participants"), columns, Desk.say("participants.none"),
            Table.read("number", (after, limit) -> participants.find(opened.program().id(), wanted, after, limit), this::named)).ofPersons();
    }

    private Page<Listed> named(Page<Participant> page) {
        Map<String, String> units = desk.unitNames(page.items().stream().map(Participant::unit).distinct().toList());
        return page.map(one -> new Listed(one, units.get(one.unit())));
    }

    private static Text exemption(Participant one) {
        return one.exemption() == null ? null : Desk.say("exempt.state", Desk.say("exempt." + one.exemption().reason()), Desk.say("exempt." + one.exemption().state()));
    }

    private static String look(Participants.Exemption.State state) {
        return state == Participants.Exemption.State.PROPOSED ? "pill pill-ochre" : "pill";
    }

    @POST
    @Needs(Needs.SIGNED_IN)
    public Object add(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, Form form) {
        Opened opened = desk.open(visit, module, id, Programs.WRITE);
        return form.doing(() -> {
            var typed = new Forms(form);
            String subject = typed.needed("subject");
            String unit = typed.needed("unit");
            typed.check();
            Participant named = participants.name(id, subject, unit, form.get("kind"), null);
            return Redirect.to(opened.at("participants", named.subject()));
        }, refused -> list(opened, table(opened, wanted(opened, visit)), refused));
    }

    @GET
    @Path("{subject}")
    @Needs(Needs.SIGNED_IN)
    public View participant(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("subject") String subject) {
        return participant(desk.open(visit, module, id), subject, Form.empty());
    }

    private View participant(Opened opened, String subject, Form form) {
        Participant one = participants.participant(opened.program().id(), subject);
        Results.Why standing = opened.program().stage().takesRecords() && !one.exempt() ? results.statement(opened.program().id(), subject, null) : null;
        String unit = desk.unitNames(List.of(one.unit())).get(one.unit());
        Map<String, String> names = one.exemption() == null ? Map.of()
            : desk.people(Stream.of(one.exemption().proposedBy(), one.exemption().decidedBy()).filter(by -> by != null).toList());
        return opened.view(new Text(one.name(), one.name()), Body.of((out, none, sheet) ->
            JteparticipantGenerated.render(out, none, sheet, opened, one, unit, names, standing, form))).under(Desk.say("tab.participants"), opened.at("participants"));
    }

    @POST
    @Path("{subject}/place")
    @Needs(Needs.SIGNED_IN)
    public Object place(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("subject") String subject, Form form) {
        return changed(visit, module, id, subject, Programs.WRITE, form, version -> participants.name(id, subject, form.get("unit"), form.get("kind"), version));
    }

    @POST
    @Path("{subject}/removal")
    @Needs(Needs.SIGNED_IN)
    public Object remove(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("subject") String subject, Form form) {
        Opened opened = desk.open(visit, module, id, Programs.WRITE);
        return form.doing(() -> {
            participants.remove(id, subject, Forms.version(form));
            return Redirect.to(opened.at("participants"));
        }, refused -> participant(opened, subject, refused));
    }

    @POST
    @Path("{subject}/exemption")
    @Needs(Needs.SIGNED_IN)
    public Object propose(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("subject") String subject, Form form) {
        return changed(visit, module, id, subject, Programs.WRITE, form, version -> participants.propose(id, subject, form.get("reason"), form.get("note"), version));
    }

    @POST
    @Path("{subject}/exemption/decision")
    @Needs(Needs.SIGNED_IN)
    public Object decide(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("subject") String subject, Form form) {
        return changed(visit, module, id, subject, Programs.APPROVE, form,
            version -> participants.decide(id, subject, "yes".equals(form.get("agreed")), form.get("decision"), version));
    }

    @POST
    @Path("{subject}/exemption/end")
    @Needs(Needs.SIGNED_IN)
    public Object end(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("subject") String subject, Form form) {
        return changed(visit, module, id, subject, Programs.APPROVE, form, version -> {
            var typed = new Forms(form);
            String reason = typed.needed("reason");
            typed.check();
            return participants.endExemption(id, subject, reason, version);
        });
    }

    private Object changed(Visit visit, String module, String id, String subject, String ending, Form form, IntFunction<Participant> change) {
        Opened opened = desk.open(visit, module, id, ending);
        return form.doing(() -> {
            change.apply(Forms.version(form));
            return Redirect.to(opened.at("participants", subject));
        }, refused -> participant(opened, subject, refused));
    }

    /** Who can be looked at by where exemptions stand. */
    public static List<Choice> choices(Sheet sheet, Participants.Count count) {
        String state = sheet.visit().parameter("exemption");
        return List.of(choice(sheet, null, state, "chip.all", count.all()), choice(sheet, "AGREED", state, "chip.exempt", count.exempt()),
            choice(sheet, "PROPOSED", state, "chip.proposed", count.proposed()));
    }

    private static Choice choice(Sheet sheet, String wanted, String now, String key, int count) {
        boolean current = wanted == null ? now == null || now.isEmpty() : wanted.equals(now);
        return new Choice(Desk.say(key), sheet.here(Changes.of("exemption", wanted, "after", null)), current, (long) count);
    }

    /** The page that tells whom a typed name may mean; null where what is assessed isn't looked for by name, or not by this reader. */
    public static String options(Opened opened) {
        boolean people = "PERSON".equals(opened.rules().subjects());
        boolean units = Arrays.stream(UnitLevel.values()).anyMatch(level -> level.name().equals(opened.rules().subjects()));
        return people && opened.caller().holds(People.READ) ? "/people/options" : units && opened.caller().holds(Territory.READ) ? "/units/options" : null;
    }

    /** Whether somebody may propose for a participant: by the program's unit or its own. */
    public static boolean mayChange(Opened opened) {
        return opened.program().stage().takesParticipants() && opened.maySomewhere(Programs.WRITE);
    }
}
