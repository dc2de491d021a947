package org.linli.console.programs;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Problem;
import org.linli.api.pages.Address;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Stage;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.pages.programs.JtesettlementGenerated;
import org.linli.console.pages.programs.JtestageGenerated;

/** The way of a program from stage to stage, one order each. */
@Path("programs/{module}/{program}")
public final class StagePages {

    /** The field that says that a program is settled before its cycle ends. */
    public static final String EARLY = "early";
    private static final int SETTLEMENTS = 20;

    private final Programs programs;
    private final Results results;
    private final Desk desk;

    StagePages(Programs programs, Results results, Desk desk) {
        this.programs = programs;
        this.results = results;
        this.desk = desk;
    }

    @GET
    @Path("stage/{stage}")
    @Needs(Needs.SIGNED_IN)
    public View stage(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("stage") String stage) {
        Stage wanted = stage(stage);
        return stage(desk.open(visit, module, id, ending(wanted)), wanted, Form.showing(wanted == Stage.APPROVED ? Map.of("date", desk.today().toString()) : Map.of()));
    }

    private View stage(Opened opened, Stage wanted, Form form) {
        boolean reopens = wanted == Stage.OPEN && opened.program().stage() == Stage.PRELIMINARY;
        boolean can = opened.program().stage().next().contains(wanted);
        Programs.Outlook outlook = can ? programs.outlook(opened.program().module(), opened.program().id(), wanted) : new Programs.Outlook(List.of(), List.of());
        boolean early = wanted == Stage.PRELIMINARY && can && early(opened);
        return opened.view(Desk.say(reopens ? "do.reopen" : "do." + wanted),
            Body.of((out, none, sheet) -> JtestageGenerated.render(out, none, sheet, opened, wanted, reopens, can, early, outlook, form)));
    }

    @POST
    @Path("stage/{stage}")
    @Needs(Needs.SIGNED_IN)
    public Object order(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("stage") String stage, Form form) {
        Stage wanted = stage(stage);
        Opened opened = desk.open(visit, module, id, ending(wanted));
        return form.doing(() -> {
            var typed = new Forms(form);
            LocalDate date = typed.day("date");
            Integer present = typed.whole("present");
            Integer entitled = typed.whole("entitled");
            if (wanted == Stage.PRELIMINARY && early(opened)) {
                typed.ticked(EARLY, "early.unticked");
            }
            typed.check();
            Programs.Ordered ordered = programs.order(module, id, new Programs.Order(wanted, date, present, entitled, form.get("minutes"), form.get("to")));
            return Redirect.to(ordered.job() != null ? Address.of("jobs", ordered.job()) : wanted == Stage.PRELIMINARY ? opened.at("results") : opened.at());
        }, refused -> wanted == Stage.PRELIMINARY ? settlement(opened, null, refused) : stage(opened, wanted, refused));
    }

    /** Whether what is recorded from now on may still belong to the cycle. */
    private boolean early(Opened opened) {
        return !desk.today().isAfter(opened.program().to());
    }

    /** What the results would be now, without storing anything. */
    @GET
    @Path("settlement")
    @Needs(Needs.SIGNED_IN)
    public View settlement(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id) {
        Opened opened = desk.open(visit, module, id);
        return settlement(opened, null, Form.empty());
    }

    /** Reckoned each time anew, outside of a transaction that writes, and kept nowhere. */
    @POST
    @Path("settlement/preview")
    @Needs(Needs.SIGNED_IN)
    @OwnIdempotency
    public Object preview(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, Form form) {
        Opened opened = desk.open(visit, module, id, Programs.SETTLE);
        return form.doing(() -> settlement(opened, results.preview(id, form.get("rulebook")), form), refused -> settlement(opened, null, refused));
    }

    private View settlement(Opened opened, Results.Preview preview, Form form) {
        String id = opened.program().id();
        var made = opened.program().stage().hasResults() ? results.settlements(id, null, SETTLEMENTS).items() : List.<Results.Settlement>of();
        Map<String, String> accounts = desk.people(made.stream().map(Results.Settlement::by).toList());
        var people = preview == null ? Map.<String, Participant>of()
            : desk.subjects(id, preview.moved().stream().limit(100).map(Results.Moved::subject).toList());
        var units = preview == null ? Map.<String, String>of() : desk.unitNames(preview.moved().stream().limit(100).map(Results.Moved::unit).distinct().toList());
        boolean early = early(opened);
        return opened.view(Desk.say("do.PRELIMINARY"), Body.of((out, none, sheet) ->
            JtesettlementGenerated.render(out, none, sheet, opened, preview, made, accounts, people, units, early, form)));
    }

    /** What it takes to order a stage. */
    private static String ending(Stage stage) {
        return switch (stage) {
            case DRAFT, OPEN, CLOSED -> Programs.WRITE;
            case PRELIMINARY -> Programs.SETTLE;
            case PUBLISHED -> Programs.PUBLISH;
            case APPROVED -> Programs.APPROVE;
            case FILED -> Programs.FILE;
        };
    }

    private static Stage stage(String name) {
        return Arrays.stream(Stage.values()).filter(stage -> stage != Stage.DRAFT && stage.name().equals(name)).findFirst()
            .orElseThrow(() -> ProgramsRoom.MESSAGES.problem(Problem.Kind.NOT_FOUND, "stage-unknown"));
    }
}
