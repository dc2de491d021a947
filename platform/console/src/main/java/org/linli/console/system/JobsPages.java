package org.linli.console.system;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Text;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Jobs;
import org.linli.api.pages.Address;
import org.linli.api.pages.Column;
import org.linli.api.pages.Download;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Table;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.security.Accounts;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.pages.system.JtejobGenerated;
import org.linli.console.pages.system.JtejobsGenerated;
import org.linli.console.pages.system.JtelinkGenerated;
import org.linli.console.pages.system.JtepillGenerated;
import org.linli.console.pages.system.JteprogressGenerated;

/** Work that takes long: what goes on, what came out, and what failed. */
@Path("jobs")
public final class JobsPages {

    static final String PLACE = "console.jobs";
    static final String HERE = "/jobs";
    /** A change of a module has a page of its own, under the id of its job. */
    private static final String MODULE_CHANGE = "platform.module-change";
    /** An import has one where what it found is mended and imported. */
    private static final String IMPORT = "core.import";
    private static final List<String> KINDS = List.of(IMPORT, "core.settlement", MODULE_CHANGE, "core.backup", "core.retention", "core.seal-anew",
        "core.audit-verification");

    private final Jobs jobs;
    private final Accounts accounts;
    private final Clock clock;

    JobsPages(Jobs jobs, Accounts accounts, Clock clock) {
        this.jobs = jobs;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public Object list(@Context Visit visit) {
        Job.State state = Arrays.stream(Job.State.values()).filter(one -> one.name().equals(visit.parameter("state"))).findFirst().orElse(null);
        boolean everybody = visit.caller().grants().stream().anyMatch(grant -> grant.scope() == null);
        var search = new Jobs.Search(state, visit.parameter("kind"), !everybody || visit.parameter("own") != null);
        Table<Job> table = table(search);
        Download.Format format = SystemRoom.format(visit);
        if (format != null) {
            return new Download(table, format);
        }
        return View.of(SystemRoom.MESSAGES.text("jobs.title"), PLACE, Body.of((out, none, sheet) ->
            JtejobsGenerated.render(out, none, sheet, SystemRoom.words(sheet), search, kinds(search.kind()), everybody, table)));
    }

    /** Those that the console knows by name, and the one that is asked for. */
    private static List<Map.Entry<String, Text>> kinds(String asked) {
        return Stream.concat(KINDS.stream(), Stream.ofNullable(asked).filter(kind -> !KINDS.contains(kind)))
            .map(kind -> Map.entry(kind, ShownJob.title(kind))).toList();
    }

    private Table<Job> table(Jobs.Search search) {
        var names = new AccountNames(accounts, SystemRoom.MESSAGES);
        return new Table<>("jobs", SystemRoom.MESSAGES.text("jobs.title"), List.of(
            column("created", Column.Kind.MOMENT, Job::created),
            column("what", Column.Kind.HEAD, job -> ShownJob.title(job.kind())).shown((sheet, job) -> Template.of((out, none) ->
                JtelinkGenerated.render(out, none, sheet.say(ShownJob.title(job.kind())), address(job.id())))),
            column("state", Column.Kind.TEXT, job -> SystemRoom.MESSAGES.text("job." + job.state())).sortedBy(Job::state).shown((sheet, job) -> Template.of((out, none) ->
                JtepillGenerated.render(out, none, sheet.say(SystemRoom.MESSAGES.text("job." + job.state())), ShownJob.look(job.state())))),
            column("done", Column.Kind.NUMBER, job -> job.total() == 0 ? null : job.done()).wide(),
            column("total", Column.Kind.NUMBER, job -> job.total() == 0 ? null : job.total()).wide(),
            column("took", Column.Kind.TEXT, job -> ShownJob.of(job, clock).took()).sortedBy(this::worked),
            column("by", Column.Kind.DIM, job -> names.of(job.by())).wide()),
            SystemRoom.MESSAGES.text("jobs.none"), Table.read("-created", (after, limit) -> jobs.list(search, after, limit)));
    }

    /** How long it was worked on so far; null while it waits. */
    private Duration worked(Job job) {
        return job.begun() == null || job.ended() == null && job.state() != Job.State.RUNNING ? null
            : Duration.between(job.begun(), job.ended() == null ? clock.instant() : job.ended());
    }

    private static Column<Job> column(String id, Column.Kind kind, Function<Job, Object> value) {
        return Column.of(id, SystemRoom.MESSAGES.text("jobs." + id), kind, value);
    }

    /** Whoever may see a job is told by the service; another's doesn't exist. */
    @GET
    @Path("{id}")
    @Needs(Needs.SIGNED_IN)
    public Object job(@PathParam("id") String id) {
        Job job = jobs.job(id);
        if (job.kind().equals(MODULE_CHANGE)) {
            return Redirect.to(Address.of("modules", "changes", id));
        }
        ShownJob shown = ShownJob.of(job, clock);
        JobOutcome outcome = JobOutcome.of(job);
        String place = job.kind().equals(IMPORT) ? Address.of("imports", "run", id) : null;
        var names = new AccountNames(accounts, SystemRoom.MESSAGES);
        return View.of(shown.title(), PLACE, Body.of((out, none, sheet) ->
            JtejobGenerated.render(out, none, sheet, SystemRoom.words(sheet), names.of(job.by()), shown, outcome, place)))
            .under(SystemRoom.MESSAGES.text("jobs.title"), HERE);
    }

    /** How far it is; when it has ended the whole page is loaded anew. */
    @GET
    @Path("{id}/progress")
    @Needs(Needs.SIGNED_IN)
    public Object progress(@Context Visit visit, @PathParam("id") String id) {
        ShownJob shown = ShownJob.of(jobs.job(id), clock);
        return shown.live() && visit.piece() ? View.piece(Body.of((out, none, sheet) ->
            JteprogressGenerated.render(out, none, sheet, SystemRoom.words(sheet), shown))) : Redirect.to(address(id));
    }

    static String address(String id) {
        return Address.of("jobs", id);
    }
}
