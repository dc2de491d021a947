package org.linli.console.system;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.calendar.Rehearsal;
import org.linli.api.operation.Operation;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.people.PersonalKeys;
import org.linli.api.people.Retention;
import org.linli.api.rest.Required;
import org.linli.api.security.Accounts;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.pages.system.JtefaultsGenerated;
import org.linli.console.pages.system.JtekeysGenerated;
import org.linli.console.pages.system.JteretentionGenerated;
import org.linli.console.pages.system.JtesystemGenerated;

/** The server: how it stands, where its data lie, its backups, its keys, its clock and its faults. */
@Path("system")
public final class SystemPages {

    static final String PLACE = "console.system";
    static final String HERE = "/system";
    private static final String TODAY = "today";
    private static final String ALGORITHM = "algorithm";
    /** How many faults the first page shows. */
    private static final int FEW = 5;

    private final Operation operation;
    private final PersonalKeys keys;
    private final Retention retention;
    private final Rehearsal rehearsal;
    private final Accounts accounts;
    private final Clock clock;

    /** @param rehearsal null where the town doesn't rehearse */
    SystemPages(Operation operation, PersonalKeys keys, Retention retention, Rehearsal rehearsal, Accounts accounts, Clock clock) {
        this.operation = operation;
        this.keys = keys;
        this.retention = retention;
        this.rehearsal = rehearsal;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Needs(Operation.READ)
    public View system(@Context Visit visit) {
        return page(visit, Form.empty());
    }

    private View page(Visit visit, Form form) {
        Operation.Condition condition = operation.condition();
        Operation.Backups backups = operation.backups();
        List<Operation.Fault> faults = operation.faults(null).stream().limit(FEW).toList();
        Text up = Amounts.span(SystemRoom.MESSAGES, condition.server().started(), Instant.now());
        LocalDate today = rehearsal == null ? null : rehearsal.today();
        Form filled = form.get(TODAY) != null || today == null ? form : Form.showing(Map.of(TODAY, today.toString()));
        return View.of(SystemRoom.MESSAGES.text("system.title"), PLACE, Body.of((out, none, sheet) -> JtesystemGenerated.render(out, none, sheet,
            SystemRoom.words(sheet), new Sizes(), filled, condition, backups, faults, up, today, LocalDate.now(clock))));
    }

    @POST
    @Path("backups")
    @Needs(Operation.BACK_UP)
    public Object backUp(@Context Visit visit, Form form) {
        return form.doing(() -> Redirect.to(JobsPages.address(operation.backUp().id())), again -> page(visit, again));
    }

    @POST
    @Path("clock")
    @Needs(Rehearsal.WRITE)
    public Object goTo(@Context Visit visit, Form form) {
        return form.doing(() -> {
            if (rehearsal == null) {
                throw SystemRoom.MESSAGES.problem(Problem.Kind.NOT_FOUND, "no-rehearsal");
            }
            rehearsal.goTo(day(Required.given(TODAY, form.get(TODAY))));
            return Redirect.to(HERE);
        }, again -> page(visit, again));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw SystemRoom.MESSAGES.problem(Problem.Kind.INVALID, "day", text).at(TODAY);
        }
    }

    @GET
    @Path("keys")
    @Needs(PersonalKeys.READ)
    public View keys() {
        return keysPage(Form.empty());
    }

    @POST
    @Path("keys")
    @Needs(PersonalKeys.WRITE)
    public Object rotate(Form form) {
        return form.doing(() -> Redirect.to(JobsPages.address(keys.rotate(form.get(ALGORITHM)).id())), this::keysPage);
    }

    private View keysPage(Form form) {
        PersonalKeys.Ring ring = keys.ring();
        return under(View.of(SystemRoom.MESSAGES.text("keys.title"), PLACE, Body.of((out, none, sheet) -> JtekeysGenerated.render(out, none, sheet,
            SystemRoom.words(sheet), form, ring, new AccountNames(accounts, SystemRoom.MESSAGES)))));
    }

    @GET
    @Path("retention")
    @Needs(Retention.READ)
    public View retention() {
        return retentionPage(Form.empty());
    }

    @POST
    @Path("retention")
    @Needs(Retention.RUN)
    public Object run(Form form) {
        return form.doing(() -> Redirect.to(JobsPages.address(retention.run().id())), this::retentionPage);
    }

    private View retentionPage(Form form) {
        List<Retention.Due> due = retention.due();
        return under(View.of(SystemRoom.MESSAGES.text("retention.title"), PLACE, Body.of((out, none, sheet) ->
            JteretentionGenerated.render(out, none, sheet, SystemRoom.words(sheet), form, due))));
    }

    @GET
    @Path("faults")
    @Needs(Operation.READ)
    public View faults(@Context Visit visit) {
        String number = visit.parameter("number");
        List<Operation.Fault> found = operation.faults(number);
        return under(View.of(SystemRoom.MESSAGES.text("faults.title"), PLACE, Body.of((out, none, sheet) ->
            JtefaultsGenerated.render(out, none, sheet, SystemRoom.words(sheet), number, found))));
    }

    /** Under the page of the system, for those who don't see that one, too. */
    private static View under(View view) {
        return view.under(SystemRoom.MESSAGES.text("system.title"), HERE);
    }
}
