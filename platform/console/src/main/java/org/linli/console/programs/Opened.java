package org.linli.console.programs;

import gg.jte.Content;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.linli.api.LinliModule;
import org.linli.api.Text;
import org.linli.api.ledger.Ledger;
import org.linli.api.pages.Address;
import org.linli.api.pages.Choice;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.View;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.security.Caller;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;
import org.linli.scoring.rulebook.Rulebook;

/**
 * A program as somebody has opened it.
 *
 * @param unit   the unit that runs it
 * @param part   the code of the unit inside it that its reader looks at; null for the program as a whole
 * @param module the module that runs it; empty while none is there
 * @param own    the module's own pages for it
 */
public record Opened(Program program, Rulebook rules, Unit unit, String part, Optional<LinliModule> module, List<OwnPage> own, Caller caller) {

    /** A page that a module has for one of its programs. */
    public record OwnPage(String id, Text title, String permission, String href) {
    }

    public String at(String... steps) {
        return Address.of(Stream.concat(Stream.of("programs", program.module(), program.id()), Arrays.stream(steps)).toArray(String[]::new));
    }

    /** Where files of a kind are imported into it. */
    public String imports(String kind) {
        return Address.of("imports", "programs", program.module(), program.id(), kind);
    }

    /** What the program is called. */
    public Text title() {
        if (program.title() != null) {
            return new Text(program.title(), program.title());
        }
        Text scheme = Ruled.text(rules.title());
        Text period = Periods.title(program.period());
        return new Text(period.zh() + scheme.zh(), scheme.en() + ", " + period.en());
    }

    /** Whether the reader may do something of that kind to the program as a whole. @param ending of the permission */
    public boolean may(String ending) {
        return caller.may(permission(ending), program.path());
    }

    /** Whether the reader may do it for the program or a part of it. */
    public boolean maySomewhere(String ending) {
        return reaches(permission(ending));
    }

    /** Whether the reader may do it for the program as a whole or for those who are ranked in a unit. */
    boolean mayIn(UnitPath ranked, String ending) {
        return may(ending) || caller.may(permission(ending), ranked);
    }

    private boolean reaches(String permission) {
        return caller.may(permission, program.path()) || caller.grants().stream().anyMatch(grant -> grant.gives(permission) && grant.scope() != null
            && grant.scope().isWithin(program.path()));
    }

    /** Where the reader finds what was recorded: all of it, or its own; null where it may see neither. */
    public String entries() {
        return maySomewhere(Ledger.READ) ? at("entries") : entries(caller.person());
    }

    /** Where the reader finds what was recorded for a subject; null where it may not see it. @param subject null for nobody */
    public String entries(String subject) {
        return subject != null && (maySomewhere(Ledger.READ) || caller.mayForItself(permission(Ledger.READ), subject))
            ? at("entries") + "?subject=" + Address.escaped(subject) : null;
    }

    private String permission(String ending) {
        return program.module() + "." + ending;
    }

    /** One of its pages, below it. @param tab the id of the entry that it belongs to */
    View view(Text title, Function<Sheet, Content> body) {
        return View.of(title, Desk.PLACE, body).under(ProgramsRoom.MESSAGES.text("title"), "/programs").under(title(), at());
    }

    /** The pages that open for this reader; who sees nothing of it but its own record has no lists of others. @param here the id of the one that is shown */
    public List<Choice> tabs(String here) {
        boolean reads = maySomewhere(Programs.READ);
        Stream<Choice> whole = Stream.of(tab("program", here, at()));
        Stream<Choice> participants = reads ? Stream.of(tab("participants", here, at("participants"))) : Stream.empty();
        Stream<Choice> ledger = Stream.ofNullable(entries()).map(href -> tab("entries", here, href));
        Stream<Choice> facts = reads ? Stream.of(tab("facts", here, at("facts"))) : Stream.empty();
        Stream<Choice> results = reads && program.stage().hasResults() ? Stream.of(tab("results", here, at("results"))) : Stream.empty();
        Stream<Choice> others = own.stream().filter(page -> reaches(page.permission())).map(page -> new Choice(page.title(), page.href(), page.id().equals(here), null));
        return Stream.of(whole, participants, ledger, facts, results, others).flatMap(Function.identity()).toList();
    }

    private static Choice tab(String id, String here, String href) {
        return new Choice(ProgramsRoom.MESSAGES.text("tab." + id), href, id.equals(here), null);
    }
}
