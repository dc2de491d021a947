package org.linli.console.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Program;
import org.linli.api.programs.ProgramKind;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Programs.Wanted;
import org.linli.api.programs.Stage;
import org.linli.api.security.Caller;
import org.linli.api.territory.Territory;
import org.linli.api.territory.UnitPath;
import org.linli.console.Asking;

class ProgramSearchTest {

    private static final Wanted ALL = new Wanted(null, null, null, null);

    private final List<Text> silent = new ArrayList<>();

    @Test
    void theProgramsOfAllModulesStandInOneOrderFromPageToPage() {
        ProgramSearch search = search();
        List<ProgramModules.Named> modules = List.of(named("even"), named("odd"));
        Page<ProgramSearch.Found> first = search.find(modules, ALL, null, 3, silent);
        assertEquals(List.of("p9", "p8", "p7"), ids(first));
        assertEquals(List.of("p6", "p5", "p4"), ids(search.find(modules, ALL, first.next(), 3, silent)));
        assertNull(search.find(modules, ALL, "p3", 3, silent).next());
        assertEquals(List.of(), silent);
    }

    @Test
    void aModuleThatFailsIsNamedAndTheOthersAreFound() {
        Page<ProgramSearch.Found> found = search().find(List.of(named("broken"), named("odd")), ALL, null, 50, silent);
        assertEquals(List.of("p9", "p7", "p5", "p3", "p1"), ids(found));
        assertEquals(List.of("broken"), silent.stream().map(Text::en).toList());
    }

    @Test
    void aModuleThatCannotEvenTellWhatItIsLeavesTheOthersFound() {
        LinliModule gone = answering(LinliModule.class, (method, arguments) -> {
            if (method.equals("title")) {
                return new Text("走了", "Gone");
            }
            throw new NoClassDefFoundError("of this test");
        });
        Visit visit = answering(Visit.class, (method, arguments) -> method.equals("modules") ? List.of(gone, named("odd").module()) : method.equals("caller") ? Caller.PLATFORM : null);
        assertEquals(List.of("p9", "p7"), ids(search().first(visit, "title", 2, silent)));
        assertEquals(List.of("Gone"), silent.stream().map(Text::en).toList());
    }

    @Test
    void whatTheModuleIsCalledIsNotLookedForInItsPrograms() {
        assertEquals("城南 2027", ProgramSearch.beside(" 党员 城南 POINTS 2027", new Text("党员积分", "Party points")));
        assertEquals("", ProgramSearch.beside("积分", new Text("党员积分", "Party points")));
        assertNull(ProgramSearch.beside(null, new Text("党员积分", "Party points")));
    }

    private static List<String> ids(Page<ProgramSearch.Found> page) {
        return page.items().stream().map(one -> one.program().id()).toList();
    }

    private static ProgramModules.Named named(String id) {
        LinliModule module = answering(LinliModule.class, (method, arguments) -> method.equals("id") ? id : method.equals("check") ? Fitness.FIT
            : method.equals("programKinds") ? List.of(new ProgramKind("person", "branch")) : new Text(id, id));
        return new ProgramModules.Named(module, id, new Text(id, id));
    }

    /** Of nine programs each module has those of its name. */
    private static ProgramSearch search() {
        Programs programs = answering(Programs.class, (method, arguments) -> {
            if (arguments[0].equals("broken")) {
                throw new NoClassDefFoundError("of this test");
            }
            int limit = (int) arguments[3];
            List<Program> all = IntStream.rangeClosed(1, 9).map(at -> 10 - at).filter(at -> at % 2 == (arguments[0].equals("odd") ? 1 : 0)).mapToObj(at -> "p" + at)
                .filter(id -> arguments[2] == null || id.compareTo((String) arguments[2]) < 0).map(id -> program((String) arguments[0], id)).limit(limit + 1L).toList();
            return Page.cut(all, limit, Program::id);
        });
        Territory territory = answering(Territory.class, (method, arguments) -> List.of());
        return new ProgramSearch(programs, null, new Desk(programs, null, null, territory, null, null, null, new Asking()), new Asking());
    }

    private static Program program(String module, String id) {
        return new Program(id, module, "rules", 1, "DW", UnitPath.top("DW"), "2027", LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31), "Title", Stage.OPEN, null, 1);
    }

    private interface Answers {
        Object to(String method, Object[] arguments);
    }

    private static <T> T answering(Class<T> service, Answers answers) {
        return service.cast(Proxy.newProxyInstance(service.getClassLoader(), new Class<?>[] {service}, (proxy, method, arguments) -> answers.to(method.getName(), arguments)));
    }
}
