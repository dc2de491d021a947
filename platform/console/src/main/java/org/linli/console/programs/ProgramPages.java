package org.linli.console.programs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.ledger.Ledger;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Step;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Objections;
import org.linli.api.publicity.Publicity;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.pages.programs.JteintegrityGenerated;
import org.linli.console.pages.programs.JteprogramGenerated;

/** One program: where it stands, what can be done now, and what it rests on. */
@Path("programs/{module}/{program}")
public final class ProgramPages {

    private static final int STEPS = 200;
    private static final int TOP = 10;
    private static final int EXEMPT = 20;
    private static final int OPEN_OBJECTIONS = 50;

    private final Programs programs;
    private final Participants participants;
    private final Ledger ledger;
    private final Results results;
    private final Publicity publicity;
    private final Objections objections;
    private final Desk desk;

    ProgramPages(Programs programs, Participants participants, Ledger ledger, Results results, Publicity publicity, Objections objections, Desk desk) {
        this.programs = programs;
        this.participants = participants;
        this.ledger = ledger;
        this.results = results;
        this.publicity = publicity;
        this.objections = objections;
        this.desk = desk;
    }

    /**
     * What the page shows beside the program; null for what its reader may not see.
     *
     * @param newest the newest entry; null without any
     * @param tiers  how many results there are; null before the first settlement
     * @param top    the first results by their final score
     */
    public record Shown(List<Step> path, List<Doing> doings, Participants.Count count, Ledger.Entry newest, Results.Settlement settlement,
                        Results.Count tiers, List<Results.QuotaSum> quotas, List<Results.Result> top, Map<String, Participant> people, Map<String, String> units,
                        List<Participant> exempt, List<Programs.Step> steps, Map<String, String> names, LocalDate until, int objections) {

        /** Whether the first results may be of several units, which are ranked and given quotas one by one. */
        public boolean mixed() {
            return quotas.stream().anyMatch(quota -> quota.units() > 1) || top.stream().map(Results.Result::unit).distinct().count() > 1;
        }
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public View program(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id) {
        Opened opened = desk.open(visit, module, id);
        boolean whole = opened.maySomewhere(Programs.READ) || opened.may(Programs.READ);
        Shown shown = whole ? shown(opened) : own(opened);
        return opened.view(opened.title(), Body.of((out, none, sheet) -> JteprogramGenerated.render(out, none, sheet, opened, shown)));
    }

    private Shown shown(Opened opened) {
        String id = opened.program().id();
        String part = opened.part();
        Stage stage = opened.program().stage();
        List<Programs.Step> steps = steps(opened);
        LocalDate until = stage.frozen() && opened.may(Programs.READ) ? publicity.until(id) : null;
        int open = stage == Stage.PUBLISHED ? objections.list(id, true, null, OPEN_OBJECTIONS).items().size() : 0;
        Participants.Count count = participants.count(id, part);
        Page<Ledger.Entry> newest = opened.maySomewhere(Ledger.READ) ? ledger.latest(id, new Ledger.Wanted(null, null, part, null, null), null, 1) : new Page<>(List.of(), null);
        Results.Settlement settlement = stage.hasResults() ? results.settlement(id) : null;
        boolean settled = settlement != null;
        List<Results.Result> top = settled ? results.highest(id, part, TOP) : List.of();
        Map<String, Participant> people = desk.subjects(id, top.stream().map(Results.Result::subject).toList());
        List<Participant> exempt = count.exempt() + count.proposed() == 0 ? List.of() : exempt(id, part);
        Map<String, String> units = desk.unitNames(Stream.concat(top.stream().map(Results.Result::unit), exempt.stream().map(Participant::unit)).distinct().toList());
        var standing = new Doings.Standing(count.all() == 0, until, open, count.proposed(),
            stage == Stage.PUBLISHED ? programs.outlook(opened.program().module(), id, Stage.APPROVED).hindrances() : List.of());
        return new Shown(path(opened, steps, until), new Doings(opened, standing).all(), count, newest.items().stream().findFirst().orElse(null), settlement,
            settled ? results.count(id, part) : null, settled ? results.quotaSums(id, part) : List.of(), top, people, units, exempt, steps,
            desk.people(Stream.concat(steps.stream().map(Programs.Step::by), exempt.stream().flatMap(one -> Stream.of(String.valueOf(one.exemption().proposedBy()), String.valueOf(one.exemption().decidedBy())))).distinct().toList()),
            until, open);
    }

    /** What somebody sees who only takes part. */
    private Shown own(Opened opened) {
        List<Programs.Step> steps = steps(opened);
        return new Shown(path(opened, steps, null), List.of(), null, null, null, null, List.of(), List.of(), Map.of(), Map.of(), List.of(), steps, Map.of(), null, 0);
    }

    private List<Participant> exempt(String id, String part) {
        return Stream.of(Participants.Exemption.State.AGREED, Participants.Exemption.State.PROPOSED)
            .flatMap(state -> participants.find(id, new Participants.Wanted(part, null, state, null), null, EXEMPT).items().stream()).toList();
    }

    private List<Programs.Step> steps(Opened opened) {
        return programs.steps(opened.program().module(), opened.program().id(), null, STEPS).items();
    }

    private List<Step> path(Opened opened, List<Programs.Step> steps, LocalDate until) {
        Map<Stage, Instant> entered = new EnumMap<>(Stage.class);
        steps.forEach(step -> entered.put(step.stage(), step.at()));
        Stage now = opened.program().stage();
        return Arrays.stream(Stage.values()).map(stage -> {
            Instant at = stage.compareTo(now) <= 0 ? entered.get(stage) : null;
            String on = at == null ? null : at.atZone(desk.zone()).toLocalDate().toString();
            boolean hangs = stage == Stage.PUBLISHED && now == stage && until != null && on != null;
            Text below = hangs ? Desk.say("from-to", on.substring(5), until.toString().substring(5)) : on == null ? null : new Text(on, on);
            return new Step(stage.title(), below, stage.compareTo(now) < 0 || now == Stage.CLOSED ? Step.State.DONE : stage == now ? Step.State.NOW : Step.State.TO_DO);
        }).toList();
    }

    /** Recomputes hashes and tallies, and where there are results those too (M11). */
    @POST
    @Path("integrity")
    @Needs(Needs.SIGNED_IN)
    public Object check(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, Form form) {
        Opened opened = desk.open(visit, module, id, Ledger.READ);
        return form.doing(() -> {
            Ledger.Integrity integrity = ledger.check(id);
            Boolean same = opened.program().stage().hasResults() && opened.may(Programs.READ) ? reproduced(id) : null;
            return opened.view(Desk.say("integrity.title"), Body.of((out, none, sheet) -> JteintegrityGenerated.render(out, none, sheet, opened, integrity, same)));
        }, refused -> program(visit, module, id));
    }

    /** Null where records were changed since the settlement, so that it can't come out the same. */
    private Boolean reproduced(String id) {
        try {
            return results.reproduce(id);
        } catch (Problem since) {
            if (since.kind() != Problem.Kind.CONFLICT) {
                throw since;
            }
            return null;
        }
    }

    @POST
    @Path("title")
    @Needs(Needs.SIGNED_IN)
    public Object rename(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, Form form) {
        Opened opened = desk.open(visit, module, id, Programs.WRITE);
        return form.doing(() -> {
            programs.rename(module, id, form.get("title"), Forms.version(form));
            return Redirect.to(opened.at());
        }, refused -> program(visit, module, id));
    }
}
