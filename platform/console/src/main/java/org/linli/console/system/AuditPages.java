package org.linli.console.system;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.pages.Address;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.security.Accounts;
import org.linli.api.security.Audit;
import org.linli.api.security.AuditSignatures;
import org.linli.api.security.AuditTrail;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.AuditTrail.Search;
import org.linli.api.security.Needs;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.console.Body;
import org.linli.console.pages.system.JteauditGenerated;
import org.linli.console.pages.system.JteverificationGenerated;

/** The audit, searched and verified. */
@Path("audit")
public final class AuditPages {

    static final String PLACE = "console.audit";
    static final String HERE = "/audit";
    private static final int LINES = 50;

    private final AuditTrail trail;
    private final AuditSignatures signatures;
    private final Territory territory;
    private final Accounts accounts;
    private final Clock clock;

    AuditPages(AuditTrail trail, AuditSignatures signatures, Territory territory, Accounts accounts, Clock clock) {
        this.trail = trail;
        this.signatures = signatures;
        this.territory = territory;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Needs(AuditTrail.READ)
    public Object list(@Context Visit visit) {
        return asked(visit).doing(() -> {
            Search search = search(visit);
            return page(visit, asked(visit), search, trail.find(search, visit.parameter("after"), LINES));
        }, again -> page(visit, again, Search.ALL, new Page<>(List.of(), null)));
    }

    private View page(Visit visit, Form asked, Search search, Page<Entry> lines) {
        var found = new FoundAudit(lines, units(lines.items(), visit.unit()), new AccountNames(accounts, SystemRoom.MESSAGES), export(search));
        boolean may = visit.caller().may(AuditTrail.EXPORT, null);
        return View.of(SystemRoom.MESSAGES.text("audit.title"), PLACE, Body.of((out, none, sheet) ->
            JteauditGenerated.render(out, none, sheet, SystemRoom.words(sheet), asked, found, visit.unit(), may)));
    }

    private static Form asked(Visit visit) {
        Map<String, String> values = new HashMap<>();
        for (String name : List.of("account", "object", "action", "result", "from", "to", "here")) {
            if (visit.parameter(name) != null) {
                values.put(name, visit.parameter(name));
            }
        }
        return Form.showing(values);
    }

    private Search search(Visit visit) {
        LocalDate from = day(visit, "from");
        LocalDate to = day(visit, "to");
        if (from != null && to != null && from.isAfter(to)) {
            throw SystemRoom.MESSAGES.problem(Problem.Kind.INVALID, "days", from.toString(), to.toString()).at("to");
        }
        Audit.Result result = Arrays.stream(Audit.Result.values()).filter(one -> one.name().equals(visit.parameter("result"))).findFirst().orElse(null);
        return new Search(visit.parameter("account"), visit.parameter("object"), visit.parameter("here") == null ? null : visit.unit(), visit.parameter("action"),
            begin(from), to == null ? null : begin(to.plusDays(1)), result);
    }

    private static LocalDate day(Visit visit, String name) {
        String given = visit.parameter(name);
        try {
            return given == null ? null : LocalDate.parse(given);
        } catch (DateTimeParseException e) {
            throw SystemRoom.MESSAGES.problem(Problem.Kind.INVALID, "day", given).at(name);
        }
    }

    private Instant begin(LocalDate day) {
        return day == null ? null : day.atStartOfDay(clock.getZone()).toInstant();
    }

    /** Names by code, asked for once. */
    private Map<String, String> units(List<Entry> lines, String chosen) {
        List<String> codes = Stream.concat(lines.stream().map(Entry::unit), Stream.ofNullable(chosen)).filter(Objects::nonNull).distinct().toList();
        Map<String, String> names = new HashMap<>();
        if (!codes.isEmpty()) {
            for (Unit unit : territory.known(codes)) {
                names.put(unit.code(), unit.name());
            }
        }
        return names;
    }

    /** What an export is asked for with, to be put behind its address. */
    private static String export(Search search) {
        var query = new StringBuilder();
        add(query, "account", search.account());
        add(query, "object", search.object());
        add(query, "unit", search.unit());
        add(query, "action", search.action());
        add(query, "from", search.from());
        add(query, "to", search.to());
        add(query, "result", search.result());
        return query.toString();
    }

    private static void add(StringBuilder query, String name, Object value) {
        if (value != null) {
            query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(Address.escaped(value.toString()));
        }
    }

    @GET
    @Path("verification")
    @Needs(AuditTrail.READ)
    public View verification() {
        return verificationPage(Form.empty(), null);
    }

    /** Small chains are followed at once, large ones by a job. */
    @POST
    @Path("verification")
    @OwnIdempotency
    @Needs(AuditTrail.READ)
    public Object verify(Form form) {
        return form.doing(() -> {
            AuditTrail.Verified verified = trail.verify(noted(form.get("noted")));
            return verified.job() != null ? Redirect.to(JobsPages.address(verified.job())) : verificationPage(form, verified.done());
        }, again -> verificationPage(again, null));
    }

    /** @param noted {@code block:hash}, as the page told it formerly; null for none */
    static AuditTrail.Head noted(String noted) {
        if (noted == null) {
            return null;
        }
        if (!noted.matches("\\d{1,18}\\s*:\\s*[0-9a-fA-F]{64}")) {
            throw SystemRoom.MESSAGES.problem(Problem.Kind.INVALID, "noted").at("noted");
        }
        String[] parts = noted.split("\\s*:\\s*");
        return new AuditTrail.Head(Long.parseLong(parts[0]), parts[1]);
    }

    private View verificationPage(Form form, AuditTrail.Verification done) {
        Map<Integer, String> keys = new TreeMap<>(signatures.publicKeys());
        return View.of(SystemRoom.MESSAGES.text("verification.title"), PLACE, Body.of((out, none, sheet) ->
            JteverificationGenerated.render(out, none, sheet, SystemRoom.words(sheet), form, done, keys))).under(SystemRoom.MESSAGES.text("audit.title"), HERE);
    }
}
