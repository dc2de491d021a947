package org.linli.console.programs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.pages.Address;
import org.linli.api.pages.Column;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Table;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Rulebooks;
import org.linli.api.programs.Stage;
import org.linli.api.security.Guard;
import org.linli.api.security.Needs;
import org.linli.console.Asking;
import org.linli.console.Body;
import org.linli.console.pages.programs.JterulebookGenerated;
import org.linli.console.pages.programs.JterulebooksGenerated;
import org.linli.console.pages.programs.JterulebookTextGenerated;
import org.linli.console.programs.ProgramModules.Named;
import org.linli.scoring.rulebook.Fault;
import org.linli.scoring.rulebook.Parsed;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.RulebookParser;

/** Rulebooks in words, and new versions of them. */
@Path("rulebooks")
public final class RulebooksPages {

    private static final int MOST = 500;
    private static final int TRIALS = 50;

    private final Rulebooks rulebooks;
    private final Programs programs;
    private final RuleShelf shelf;
    private final Guard guard;
    private final Asking asking;

    RulebooksPages(Rulebooks rulebooks, Programs programs, RuleShelf shelf, Guard guard, Asking asking) {
        this.rulebooks = rulebooks;
        this.programs = programs;
        this.shelf = shelf;
        this.guard = guard;
        this.asking = asking;
    }

    /** A rulebook in the list. @param module what its module is called */
    public record Listed(Rulebooks.Published one, Text module) {
    }

    /** Where a rulebook can be tried: a program that takes records. */
    public record Trial(String href, Text title) {
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public Object list(@Context Visit visit) {
        ProgramModules asked = ProgramModules.of(visit, asking);
        Set<Text> silent = new LinkedHashSet<>(asked.silent());
        List<Listed> all = new ArrayList<>();
        asked.where(visit.caller(), Rulebooks.READ).forEach(module -> asking.ask(module.module(), "rulebooks", () -> rulebooks.list(module.id(), null, MOST).items())
            .ifPresentOrElse(some -> some.forEach(one -> all.add(new Listed(one, module.title()))), () -> silent.add(module.title())));
        Table<Listed> table = new Table<>("rulebooks", Desk.say("rulebooks"), List.of(
            Column.<Listed>of("title", Desk.say("rulebook"), Column.Kind.HEAD, one -> one.one().title())
                .shown((sheet, one) -> Links.to(sheet, Address.of("rulebooks", one.one().module(), one.one().id()), one.one().title())),
            Column.<Listed>of("module", Desk.say("module"), Column.Kind.TEXT, Listed::module).wide(),
            Column.<Listed>of("id", Desk.say("rulebook.id"), Column.Kind.DIM, one -> one.one().id()).wide(),
            Column.<Listed>of("version", Desk.say("rulebook.version"), Column.Kind.NUMBER, one -> one.one().version())),
            Desk.say("rulebooks.none"), Table.all(all));
        var file = Files.wanted(table, visit);
        List<Named> writes = asked.where(visit.caller(), Rulebooks.WRITE);
        return file != null ? file : View.of(Desk.say("rulebooks"), Desk.PLACE, Body.of((out, none, sheet) -> JterulebooksGenerated.render(out, none, sheet, table, writes, silent)))
            .under(Desk.say("title"), "/programs");
    }

    @GET
    @Path("{module}/{rulebook}")
    @Needs(Needs.SIGNED_IN)
    public View rulebook(@Context Visit visit, @PathParam("module") String module, @PathParam("rulebook") String id) {
        String asked = Parameters.given(visit, "version");
        Integer version = asked != null && asked.matches("\\d{1,9}") ? Integer.valueOf(asked) : null;
        Rulebook rules = shelf.of(module, id, version);
        String yaml = rulebooks.yaml(module, id, version);
        boolean writes = visit.caller().may(module + "." + Rulebooks.WRITE, null);
        return View.of(Ruled.text(rules.title()), Desk.PLACE, Body.of((out, none, sheet) -> JterulebookGenerated.render(out, none, sheet, rules, yaml, writes)))
            .under(Desk.say("title"), "/programs").under(Desk.say("rulebooks"), "/rulebooks");
    }

    @GET
    @Path("{module}")
    @Needs(Needs.SIGNED_IN)
    public View writing(@Context Visit visit, @PathParam("module") String module) {
        guard.require(module + "." + Rulebooks.WRITE, null);
        String from = Parameters.given(visit, "from");
        Map<String, String> known = new LinkedHashMap<>();
        if (from != null) {
            known.put("yaml", next(rulebooks.yaml(module, from, null)));
        }
        return writing(visit, module, Form.showing(known), null, List.of());
    }

    /** The text of a version with the next one's number, to be changed and published. */
    private static String next(String yaml) {
        var line = Pattern.compile("(?m)^version:\\s*(\\d{1,8})").matcher(yaml);
        return line.find() ? yaml.substring(0, line.start()) + "version: " + (Integer.parseInt(line.group(1)) + 1) + yaml.substring(line.end()) : yaml;
    }

    private View writing(Visit visit, String module, Form form, Rulebook checked, List<Fault> faults) {
        List<Trial> trials = checked == null ? List.of() : trials(module, checked);
        return View.of(Desk.say("rulebook.new"), Desk.PLACE,
            Body.of((out, none, sheet) -> JterulebookTextGenerated.render(out, none, sheet, module, form, checked, faults, trials)))
            .under(Desk.say("title"), "/programs").under(Desk.say("rulebooks"), "/rulebooks");
    }

    private List<Trial> trials(String module, Rulebook checked) {
        List<Trial> trials = new ArrayList<>();
        for (Stage stage : List.of(Stage.OPEN, Stage.PRELIMINARY)) {
            for (Program program : programs.reaching(module, stage, null, null, null, TRIALS).items()) {
                if (program.rulebook().equals(checked.id())) {
                    trials.add(new Trial(Address.of("programs", module, program.id(), "settlement", "preview"), program.title() == null
                        ? Desk.say("create.previous.choice", Periods.title(program.period()), program.unit()) : new Text(program.title(), program.title())));
                }
            }
        }
        return trials;
    }

    /** Checks a text, and publishes it if that is asked for. */
    @POST
    @Path("{module}")
    @Needs(Needs.SIGNED_IN)
    public Object write(@Context Visit visit, @PathParam("module") String module, Form form) {
        guard.require(module + "." + Rulebooks.WRITE, null);
        return form.doing(() -> {
            if (form.raw("yaml").isBlank()) {
                throw ProgramsRoom.MESSAGES.problem(Problem.Kind.INVALID, "rulebook-empty").at("yaml");
            }
            String yaml = form.raw("yaml").replace("\r\n", "\n");
            Parsed parsed = RulebookParser.parse(yaml);
            if (form.get("publish") == null || parsed.rulebook() == null) {
                return writing(visit, module, form, parsed.rulebook(), parsed.faults()).status(parsed.rulebook() == null ? Problem.Kind.INVALID.status() : 200);
            }
            Rulebooks.Published published = rulebooks.publish(module, yaml);
            return Redirect.to(Address.of("rulebooks", module, published.id()) + "?version=" + published.version());
        }, refused -> writing(visit, module, refused, null, List.of()));
    }
}
