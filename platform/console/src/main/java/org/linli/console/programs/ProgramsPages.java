package org.linli.console.programs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.LinliModule;
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
import org.linli.api.programs.Rulebooks;
import org.linli.api.programs.Stage;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.pages.programs.JtecreateGenerated;
import org.linli.console.pages.programs.JtelistGenerated;

/** The programs of all modules, and new ones. */
@Path("programs")
public final class ProgramsPages {

    private static final int RULEBOOKS = 500;
    private static final int FORMER = 200;

    private final Programs programs;
    private final Rulebooks rulebooks;
    private final RuleShelf shelf;
    private final Desk desk;

    ProgramsPages(Programs programs, Rulebooks rulebooks, RuleShelf shelf, Desk desk) {
        this.programs = programs;
        this.rulebooks = rulebooks;
        this.shelf = shelf;
        this.desk = desk;
    }

    /** A program in the list. @param title what it is called @param module what the module is called */
    public record Listed(Program program, Text title, Text module, String unit) {
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public Object list(@Context Visit visit) {
        List<LinliModule> modules = Desk.modules(visit);
        Table<Listed> table = table(visit, modules);
        Download file = Files.wanted(table, visit);
        boolean creates = modules.stream().anyMatch(module -> writes(visit, module));
        if (file != null) {
            return file;
        }
        Map<String, Text> periods = periods(modules);
        return View.of(Desk.say("title"), Desk.PLACE,
            Body.of((out, none, sheet) -> JtelistGenerated.render(out, none, sheet, table, modules, periods, creates)));
    }

    private Table<Listed> table(Visit visit, List<LinliModule> modules) {
        return new Table<>("programs", Desk.say("title"), List.of(
            Column.<Listed>of("program", Desk.say("program"), Column.Kind.HEAD, Listed::title)
                .shown((sheet, one) -> Links.to(sheet, Address.of("programs", one.program().module(), one.program().id()), one.title())),
            Column.<Listed>of("module", Desk.say("module"), Column.Kind.TEXT, Listed::module).wide(),
            Column.<Listed>of("unit", Desk.say("unit"), Column.Kind.TEXT, Listed::unit),
            Column.<Listed>of("period", Desk.say("period"), Column.Kind.TEXT, one -> Periods.title(one.program().period())).wide(),
            Column.<Listed>of("stage", Desk.say("stage"), Column.Kind.TEXT, one -> one.program().stage().title())
                .shown((sheet, one) -> sheet.path(Desk.say("stages"), steps(one.program().stage()), true))),
            Desk.say("programs.none"), Table.read((after, limit) -> listed(visit, modules, after, limit)));
    }

    /** Programs of all modules in one order: their ids rise with time. */
    private Page<Listed> listed(Visit visit, List<LinliModule> modules, String after, int limit) {
        Stage stage = stage(visit.parameter("stage"));
        String period = blank(visit.parameter("period"));
        List<Program> all = new ArrayList<>();
        for (LinliModule module : modules) {
            if (visit.parameter("module") == null || visit.parameter("module").isBlank() || module.id().equals(visit.parameter("module"))) {
                all.addAll(programs.reaching(module.id(), stage, period, visit.unit(), after, limit + 1).items());
            }
        }
        all.sort(Comparator.comparing(Program::id).reversed());
        Page<Program> page = Page.cut(all.size() > limit ? all.subList(0, limit + 1) : all, limit, Program::id);
        Map<String, String> units = desk.unitNames(page.items().stream().map(Program::unit).toList());
        Map<String, Text> titles = new LinkedHashMap<>();
        modules.forEach(module -> titles.put(module.id(), module.title()));
        Map<String, Text> schemes = new HashMap<>();
        return page.map(one -> new Listed(one, title(one, schemes), titles.get(one.module()), units.get(one.unit())));
    }

    /** What a program is called. @param schemes what rulebooks are called, each of which is read once for a page */
    private Text title(Program program, Map<String, Text> schemes) {
        return program.title() != null ? new Text(program.title(), program.title())
            : schemes.computeIfAbsent(program.module() + "/" + program.rulebook() + "/" + program.rulebookVersion(), unread -> Ruled.text(shelf.of(program).title()));
    }

    private static List<Step> steps(Stage now) {
        return Arrays.stream(Stage.values()).map(stage -> new Step(stage.title(), null,
            stage.compareTo(now) < 0 || now == Stage.CLOSED ? Step.State.DONE : stage == now ? Step.State.NOW : Step.State.TO_DO)).toList();
    }

    /** The periods that there are programs of, each below the year that it is a part of, newest year first. */
    private Map<String, Text> periods(List<LinliModule> modules) {
        var years = new TreeMap<String, TreeSet<String>>(Comparator.reverseOrder());
        modules.stream().flatMap(module -> programs.periods(module.id()).stream())
            .forEach(period -> years.computeIfAbsent(period.split("-", 2)[0], year -> new TreeSet<>(Set.of(year))).add(period));
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

    private static boolean writes(Visit visit, LinliModule module) {
        return visit.caller().grants().stream().anyMatch(grant -> grant.gives(module.id() + "." + Programs.WRITE));
    }

    /** The modules whose programs the reader may make somewhere. @throws Problem {@code FORBIDDEN} for none */
    private List<LinliModule> writable(Visit visit) {
        List<LinliModule> all = Desk.modules(visit);
        List<LinliModule> modules = all.stream().filter(module -> writes(visit, module)).toList();
        if (modules.isEmpty()) {
            desk.refuse(all.isEmpty() ? Desk.PLACE : all.get(0).id(), Programs.WRITE);
        }
        return modules;
    }

    private View form(Visit visit, Form form) {
        List<LinliModule> modules = writable(visit);
        Map<String, Text> books = new LinkedHashMap<>();
        Map<String, Text> former = new LinkedHashMap<>();
        former.put("", Desk.say("create.previous.none"));
        Map<String, Text> schemes = new HashMap<>();
        for (LinliModule module : modules) {
            for (Rulebooks.Published book : rulebooks.list(module.id(), null, RULEBOOKS).items()) {
                books.put(module.id() + "/" + book.id() + "/" + book.version(), Desk.say("create.rulebook.choice", book.title(), String.valueOf(book.version())));
            }
            for (Stage over : List.of(Stage.CLOSED, Stage.FILED)) {
                programs.reaching(module.id(), over, null, visit.unit(), null, FORMER).items()
                    .forEach(program -> former.put(program.id(), Desk.say("create.previous.choice", title(program, schemes), Periods.title(program.period()))));
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
