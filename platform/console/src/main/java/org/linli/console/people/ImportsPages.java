package org.linli.console.people;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.LinliModule;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.imports.Imports;
import org.linli.api.imports.RowImport;
import org.linli.api.pages.Address;
import org.linli.api.pages.Column;
import org.linli.api.pages.Download;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Table;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Program;
import org.linli.api.programs.ProgramImports;
import org.linli.api.programs.Programs;
import org.linli.api.security.Guard;
import org.linli.api.security.Needs;
import org.linli.console.Asking;
import org.linli.console.Body;
import org.linli.console.Typed;
import org.linli.console.pages.people.JteimportGenerated;
import org.linli.console.pages.people.JteimportRunGenerated;
import org.linli.console.pages.people.JteimportRunPieceGenerated;
import org.linli.console.pages.people.JteimportsGenerated;

/** Files of rows, step by step: filled in, checked, looked at, imported; those with faults handed back. */
@Path("imports")
public final class ImportsPages {

    private final Imports imports;
    private final ProgramImports programImports;
    private final Programs programs;
    private final Guard guard;

    ImportsPages(Imports imports, ProgramImports programImports, Programs programs, Guard guard) {
        this.imports = imports;
        this.programImports = programImports;
        this.programs = programs;
        this.guard = guard;
    }

    /** What can be imported into the shared core. */
    @GET
    @Needs(Needs.SIGNED_IN)
    public View kinds(@Context Visit visit) {
        List<ImportPlace> kinds = imports.core().stream().filter(kind -> visit.caller().holds(kind.permission())).map(ImportPlace::ofCore).toList();
        return View.of(text("imports.title"), null, Body.of((out, none, sheet) -> JteimportsGenerated.render(out, none, sheet, PeoplePages.words(sheet), kinds)));
    }

    /** Each kind asks for its own permission. */
    @GET
    @Path("{kind}")
    @Needs(Needs.SIGNED_IN)
    public View start(@PathParam("kind") String kind) {
        return start(allowed(imports.ofCore(kind)), ImportPlace.ofCore(imports.ofCore(kind)));
    }

    @GET
    @Path("{kind}/template")
    @Needs(Needs.SIGNED_IN)
    public Download template(@Context Visit visit, @PathParam("kind") String kind) {
        return template(imports.ofCore(kind), visit);
    }

    @GET
    @Path("programs/{module}/{program}/{kind}")
    @Needs(Needs.SIGNED_IN)
    public View startOfProgram(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("kind") String kind) {
        Program program = programs.program(module, id);
        RowImport rows = allowed(ofProgram(visit, module, kind));
        return start(rows, ImportPlace.ofProgram(program, kind));
    }

    @GET
    @Path("programs/{module}/{program}/{kind}/template")
    @Needs(Needs.SIGNED_IN)
    public Download templateOfProgram(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String program,
                                      @PathParam("kind") String kind) {
        return template(ofProgram(visit, module, kind), visit);
    }

    /** A check or an import, under way or done; it can be left and found again. */
    @GET
    @Path("run/{job}")
    @Needs(Needs.SIGNED_IN)
    public View run(@Context Visit visit, @PathParam("job") String job) {
        return visit.piece() ? View.piece(Body.of((out, none, sheet) -> JteimportRunPieceGenerated.render(out, none, sheet, PeoplePages.words(sheet),
            imports.about(job), Form.empty()))) : run(job, Form.empty());
    }

    @POST
    @Path("run/{job}")
    @Needs(Needs.SIGNED_IN)
    public Object apply(@PathParam("job") String job, Form form) {
        return form.doing(() -> {
            Typed.needed(form, "mode");
            return Redirect.to(Address.of("imports", "run", imports.apply(job, Typed.choice(form, "mode", Imports.Mode.class))));
        }, again -> run(job, again));
    }

    /** The rows with faults, to mend and send again. */
    @GET
    @Path("run/{job}/failed")
    @Needs(Needs.SIGNED_IN)
    public Object failed(@Context Visit visit, @PathParam("job") String job) {
        List<String> columns = imports.failedColumns(job);
        List<Column<List<String>>> all = Stream.iterate(0, at -> at < columns.size(), at -> at + 1)
            .map(at -> Column.<List<String>>of("c" + at, plain(columns.get(at)), Column.Kind.TEXT, row -> row.get(at))).toList();
        var table = new Table<>("failed-rows", text("failed.title"), all, text("failed.none"), Table.<List<String>>read((after, limit) -> imports.failed(job, after, limit)));
        return Download.or(table, visit, () -> run(job, Form.empty()));
    }

    private View start(RowImport rows, ImportPlace place) {
        return under(View.of(place.title(), place.menu(), Body.of((out, none, sheet) ->
            JteimportGenerated.render(out, none, sheet, PeoplePages.words(sheet), place, rows, imports.headings(rows)))), place);
    }

    private View run(String job, Form form) {
        Imports.Import about = imports.about(job);
        ImportPlace place = about.program() == null ? ImportPlace.ofCore(imports.ofCore(about.kind()))
            : ImportPlace.ofProgram(programs.program(about.module(), about.program()), about.kind());
        return under(View.of(place.title(), place.menu(), Body.of((out, none, sheet) ->
            JteimportRunGenerated.render(out, none, sheet, PeoplePages.words(sheet), place, about, form))), place);
    }

    private static View under(View view, ImportPlace place) {
        return view.under(place.above(), place.back());
    }

    /** A file that holds nothing but the headings of the columns, in its reader's language. */
    private Download template(RowImport rows, Visit visit) {
        List<Text> headings = imports.headings(rows);
        List<Column<String>> columns = IntStream.range(0, headings.size()).mapToObj(at -> Column.<String>of("c" + at, headings.get(at), Column.Kind.TEXT,
            cell -> cell)).toList();
        var empty = new Table<>(rows.kind() + "-template", text("kind." + ImportPlace.known(rows.kind())), columns, text("failed.none"),
            Table.<String>read((after, limit) -> new Page<>(List.of(), null)));
        return new Download(empty, "xlsx".equals(visit.parameter(Download.PARAMETER)) ? Download.Format.XLSX : Download.Format.CSV);
    }

    private RowImport allowed(RowImport rows) {
        if (!guard.caller().holds(rows.permission())) {
            guard.require(rows.permission(), null);
        }
        return rows;
    }

    private RowImport ofProgram(Visit visit, String module, String kind) {
        LinliModule serving = visit.modules().stream().filter(one -> Asking.id(one).equals(module)).findFirst()
            .orElseThrow(() -> PeopleRoom.MESSAGES.problem(Problem.Kind.NOT_FOUND, "import-module", module));
        return Stream.concat(serving.programImports().stream(), serving.programKinds().stream().flatMap(one -> programImports.of(module, one).stream()))
            .filter(one -> Objects.equals(one.kind(), kind)).findFirst()
            .orElseThrow(() -> PeopleRoom.MESSAGES.problem(Problem.Kind.NOT_FOUND, "import-kind", kind));
    }

    private static Text plain(String name) {
        return new Text(name, name);
    }

    private static Text text(String key, Object... arguments) {
        return PeoplePages.text(key, arguments);
    }
}
