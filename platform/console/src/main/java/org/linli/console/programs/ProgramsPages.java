package org.linli.console.programs;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.pages.Address;
import org.linli.api.pages.Column;
import org.linli.api.pages.Download;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Step;
import org.linli.api.pages.Table;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Programs.Wanted;
import org.linli.api.programs.Rulebooks;
import org.linli.api.programs.Stage;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.console.Asking;
import org.linli.console.Body;
import org.linli.console.pages.programs.JtecreateGenerated;
import org.linli.console.pages.programs.JtelistGenerated;
import org.linli.console.programs.ProgramModules.Named;
import org.linli.console.programs.ProgramSearch.Found;

/** The programs of all modules, and new ones. */
@Path("programs")
public final class ProgramsPages {

    private static final int RULEBOOKS = 500;
    private static final int FORMER = 200;

    private final Programs programs;
    private final Rulebooks rulebooks;
    private final ProgramSearch search;
    private final Desk desk;
    private final Asking asking;

    ProgramsPages(Programs programs, Rulebooks rulebooks, ProgramSearch search, Desk desk, Asking asking) {
        this.programs = programs;
        this.rulebooks = rulebooks;
        this.search = search;
        this.desk = desk;
        this.asking = asking;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public Object list(@Context Visit visit) {
        desk.checkUnit(visit);
        ProgramModules asked = ProgramModules.of(visit, asking);
        List<Named> modules = asked.where(visit.caller(), Programs.READ);
        // gets those that don't answer while the page is written, too
        Set<Text> silent = new LinkedHashSet<>(asked.silent());
        Table<Found> table = table(visit, modules, silent);
        Download file = Files.wanted(table, visit);
        boolean creates = modules.stream().anyMatch(module -> writes(visit, module));
        if (file != null) {
            return file;
        }
        Map<String, Text> periods = periods(modules, silent);
        return View.of(Desk.say("title"), Desk.PLACE,
            Body.of((out, none, sheet) -> JtelistGenerated.render(out, none, sheet, table, modules, periods, creates, silent)));
    }

    private Table<Found> table(Visit visit, List<Named> modules, Set<Text> silent) {
        return new Table<>("programs", Desk.say("title"), List.of(
            Column.<Found>of("program", Desk.say("program"), Column.Kind.HEAD, Found::title)
                .shown((sheet, one) -> Links.to(sheet, Address.of("programs", one.program().module(), one.program().id()), one.title())),
            Column.<Found>of("module", Desk.say("module"), Column.Kind.TEXT, Found::module).wide(),
            Column.<Found>of("unit", Desk.say("unit"), Column.Kind.TEXT, Found::unit),
            Column.<Found>of("period", Desk.say("period"), Column.Kind.TEXT, one -> Periods.title(one.program().period())).sortedBy(one -> one.program().period()).wide(),
            Column.<Found>of("stage", Desk.say("stage"), Column.Kind.TEXT, one -> one.program().stage().title()).sortedBy(one -> one.program().stage())
                .shown((sheet, one) -> sheet.path(Desk.say("stages"), steps(one.program().stage()), true))),
            Desk.say("programs.none"), Table.read((after, limit) -> listed(visit, modules, silent, after, limit)));
    }

    private Page<Found> listed(Visit visit, List<Named> modules, Set<Text> silent, String after, int limit) {
        String module = blank(visit.parameter("module"));
        return search.find(modules.stream().filter(one -> module == null || one.id().equals(module)).toList(),
            new Wanted(stage(visit.parameter("stage")), blank(visit.parameter("period")), visit.unit(), blank(visit.parameter("text"))), after, limit, silent);
    }

    private static List<Step> steps(Stage now) {
        return Arrays.stream(Stage.values()).map(stage -> new Step(stage.title(), null,
            stage.compareTo(now) < 0 || now == Stage.CLOSED ? Step.State.DONE : stage == now ? Step.State.NOW : Step.State.TO_DO)).toList();
    }

    /** The periods that there are programs of, each below the year that it is a part of, newest year first. */
    private Map<String, Text> periods(List<Named> modules, Set<Text> silent) {
        var years = new TreeMap<String, TreeSet<String>>(Comparator.reverseOrder());
        modules.forEach(module -> asking.ask(module.module(), "periods of programs", () -> programs.periods(module.id())).ifPresentOrElse(all ->
            all.forEach(period -> years.computeIfAbsent(period.split("-", 2)[0], year -> new TreeSet<>(Set.of(year))).add(period)), () -> silent.add(module.title())));
        Map<String, Text> periods = new LinkedHashMap<>();
        years.values().forEach(year -> year.forEach(period -> periods.put(period, Periods.title(period))));
        return periods;
    }

    @GET
    @Path("new")
    @Needs(Needs.SIGNED_IN)
    public View form(@Context Visit visit) {
        Map<String, String> known = new LinkedHashMap<>();
        LocalDate today = desk.today();
        known.put("period", String.valueOf(today.getMonthValue() >= 11 ? today.getYear() + 1 : today.getYear()));
        if (visit.unit() != null) {
            known.put("unit", visit.unit());
        }
        for (String name : List.of("rulebook", "unit", "period", "previous")) {
            if (blank(visit.parameter(name)) != null) {
                known.put(name, visit.parameter(name));
            }
        }
        return form(visit, Form.showing(known));
    }

    private static boolean writes(Visit visit, Named module) {
        return visit.caller().grants().stream().anyMatch(grant -> grant.gives(module.id() + "." + Programs.WRITE));
    }

    /** The modules whose programs the reader may make somewhere. @throws Problem {@code FORBIDDEN} for none */
    private List<Named> writable(Visit visit) {
        List<Named> all = ProgramModules.of(visit, asking).where(visit.caller(), Programs.READ);
        List<Named> modules = all.stream().filter(module -> writes(visit, module)).toList();
        if (modules.isEmpty()) {
            desk.refuse(all.isEmpty() ? Desk.PLACE : all.get(0).id(), Programs.WRITE);
        }
        return modules;
    }

    private View form(Visit visit, Form form) {
        List<Named> modules = writable(visit);
        Map<String, Text> books = new LinkedHashMap<>();
        Map<String, Text> former = new LinkedHashMap<>();
        former.put("", Desk.say("create.previous.none"));
        Map<String, Text> schemes = new HashMap<>();
        for (Named module : modules) {
            for (Rulebooks.Published book : rulebooks.list(module.id(), null, RULEBOOKS).items()) {
                books.put(module.id() + "/" + book.id() + "/" + book.version(), Desk.say("create.rulebook.choice", book.title(), String.valueOf(book.version())));
            }
            for (Stage over : List.of(Stage.CLOSED, Stage.FILED)) {
                programs.reaching(module.id(), over, null, visit.unit(), null, FORMER).items()
                    .forEach(program -> former.put(program.id(), Desk.say("create.previous.choice", search.title(program, schemes), Periods.title(program.period()))));
            }
        }
        return View.of(Desk.say("create.title"), Desk.PLACE, Body.of((out, none, sheet) -> JtecreateGenerated.render(out, none, sheet, form, books, former)))
            .under(Desk.say("title"), "/programs");
    }

    @POST
    @Path("new")
    @Needs(Needs.SIGNED_IN)
    public Object create(@Context Visit visit, Form form) {
        writable(visit);
        return form.doing(() -> {
            new Required().value("rulebook", form.get("rulebook")).value("unit", form.get("unit")).value("period", form.get("period")).check();
            String[] book = form.get("rulebook").split("/", 3);
            String module = book[0];
            var wanted = new Programs.NewProgram(book.length > 1 ? book[1] : "", book.length > 2 && book[2].matches("\\d{1,9}") ? Integer.valueOf(book[2]) : null,
                form.get("unit"), form.get("period"), form.get("title"), form.get("draft") != null, form.get("previous"));
            return Redirect.to(Address.of("programs", module, programs.create(module, wanted).id()));
        }, refused -> form(visit, refused));
    }

    private static Stage stage(String asked) {
        for (Stage stage : Stage.values()) {
            if (stage.name().equals(asked)) {
                return stage;
            }
        }
        return null;
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
