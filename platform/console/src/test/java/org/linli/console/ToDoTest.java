package org.linli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.pages.Card;
import org.linli.api.pages.Navigation;
import org.linli.api.pages.Task;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.territory.Territory;
import org.linli.api.territory.UnitPath;

class ToDoTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 1, 12);
    private static final Text WORD = new Text("做", "do");

    @Test
    void theSoonestStandsFirstAndWhatHasNoDayLast() {
        assertEquals(List.of("late", "today", "week", "later", "waiting"),
            todo(task("waiting", null), task("later", 20), task("today", 0), task("late", -1), task("week", 7)).all().stream().map(Task::id).toList());
    }

    @Test
    void eachTaskIsCountedInOneView() {
        ToDo todo = todo(task("waiting", null), task("later", 8), task("today", 0), task("late", -1), task("tomorrow", 1), task("week", 7));
        assertEquals(List.of(6L, 1L, 1L, 2L, 1L), todo.choices(ToDo.View.ALL).stream().map(choice -> choice.count()).toList());
    }

    @Test
    void itsDayIsSaidInWords() {
        ToDo todo = todo();
        assertEquals(List.of("逾期3天", "今天", "明天", "1月15日", "等处理"),
            Arrays.asList(-3, 0, 1, 3, null).stream().map(days -> todo.due(task("t", days)).zh()).toList());
        assertEquals("15 Jan", todo.due(task("t", 3)).en());
    }

    @Test
    void aModuleThatFailsToTellLeavesTheOthersTelling() {
        LinliModule broken = new TestModule("broken") {
            @Override
            public List<Task> tasks(String unit) {
                throw new IllegalStateException("of this test");
            }
        };
        LinliModule sound = new TestModule("sound") {
            @Override
            public List<Task> tasks(String unit) {
                return List.of(task("one", 0));
            }
        };
        ToDo todo = ToDo.of(new TestVisit(Locale.CHINA, Map.of(), List.of(broken, sound)), TODAY, new Asking());
        assertEquals(1, todo.all().size());
        assertEquals(List.of("broken"), todo.silent().stream().map(Text::en).toList());
    }

    @Test
    void aModuleThatLacksClassesLeavesMenuAndCardsOfTheOthersStanding() {
        LinliModule gone = new TestModule("gone") {
            @Override
            public Text title() {
                throw new NoClassDefFoundError("of this test");
            }

            @Override
            public List<Task> tasks(String unit) {
                throw new NoClassDefFoundError("of this test");
            }

            @Override
            public List<Navigation> navigation() {
                throw new NoClassDefFoundError("of this test");
            }

            @Override
            public List<Card> cards() {
                throw new NoClassDefFoundError("of this test");
            }
        };
        LinliModule sound = new TestModule("sound") {
            @Override
            public List<Navigation> navigation() {
                return List.of(new Navigation("sound", Navigation.Group.PROGRAMS, WORD, "home", "/", null));
            }

            @Override
            public List<Card> cards() {
                return List.of(new Card(WORD, "core.units.read", "/", (sheet, unit) -> out -> out.writeContent("all is well")),
                    new Card(WORD, "core.units.read", "/", (sheet, unit) -> {
                        throw new NoClassDefFoundError("of this test");
                    }));
            }
        };
        var visit = new TestVisit(Locale.ENGLISH, Map.of(), List.of(gone, sound));
        var asking = new Asking();
        assertEquals(List.of("gone"), ToDo.of(visit, TODAY, asking).silent().stream().map(Text::en).toList());
        assertEquals("sound", Menu.of(visit, asking).third().id());
        var sheet = new PageSheet(visit, new Assets(), new Asking(), Clock.systemUTC(), ZoneOffset.UTC);
        List<String> cards = ShownCard.of(visit, sheet, asking).stream().map(card -> {
            var written = new StringOutput();
            card.body().writeTo(new OwaspHtmlTemplateOutput(written));
            return written.toString();
        }).toList();
        assertEquals(List.of("all is well", sheet.say("card.silent")), cards);
    }

    @Test
    void whatIsAboutItsReaderStandsInTheMenuOfAccountsOfAPersonOnly() {
        LinliModule module = new TestModule("one") {
            @Override
            public List<Navigation> navigation() {
                return List.of(new Navigation("mine", Navigation.Group.PROGRAMS, WORD, "home", "/mine", "one.read", true));
            }
        };
        var all = List.of(new Grant(Grant.ALL, null));
        var person = new Caller("zhang", "zhang", "local", all, "M1", List.of());
        assertEquals("mine", Menu.of(new TestVisit(Locale.CHINA, Map.of(), List.of(module), "/", person), new Asking()).third().id());
        assertEquals(List.of(), Menu.of(new TestVisit(Locale.CHINA, Map.of(), List.of(module), "/", new Caller("admin", "admin", "local", all)), new Asking()).sections());
    }

    @Test
    void whatIsReadForTheWholeTownStandsInNoMenuOfWhoeverReadsAPartOfIt() {
        LinliModule module = new TestModule("one") {
            @Override
            public List<Navigation> navigation() {
                return List.of(new Navigation("part", Navigation.Group.SYSTEM, WORD, "home", "/part", "one.read"),
                    new Navigation("whole", Navigation.Group.SYSTEM, WORD, "home", "/whole", "one.read").ofTown());
            }
        };
        assertEquals(List.of("part"), menu(module, UnitPath.top("A")));
        assertEquals(List.of("part", "whole"), menu(module, null));
    }

    private static List<String> menu(LinliModule module, UnitPath scope) {
        var reader = new Caller("one", "one", "local", List.of(new Grant("one.read", scope)));
        return Menu.of(new TestVisit(Locale.CHINA, Map.of(), List.of(module), "/", reader), new Asking()).sections().stream()
            .flatMap(section -> section.entries().stream().map(Navigation::id)).toList();
    }

    @Test
    void anAddressWithAUnitThatThereIsNotIsRefusedBeforeModulesAreAsked() {
        var territory = (Territory) Proxy.newProxyInstance(Territory.class.getClassLoader(), new Class<?>[] {Territory.class}, (proxy, method, arguments) -> List.of());
        var asked = new AtomicInteger();
        LinliModule module = new TestModule("one") {
            @Override
            public List<Task> tasks(String unit) {
                asked.incrementAndGet();
                return List.of();
            }
        };
        var visit = new TestVisit(Locale.CHINA, Map.of("unit", "zzz"), List.of(module));
        var pages = new TaskPages(Clock.systemUTC(), territory, new Asking(), () -> 0);
        assertEquals(Problem.Kind.NOT_FOUND, assertThrows(Problem.class, () -> pages.list(visit)).kind());
        assertEquals(Problem.Kind.NOT_FOUND, assertThrows(Problem.class, () -> pages.count(visit)).kind());
        assertEquals(Problem.Kind.NOT_FOUND, assertThrows(Problem.class, () -> new HomePages(Clock.systemUTC(), territory, new Asking()).home(visit)).kind());
        assertEquals(0, asked.get());
    }

    @Test
    void whatAnAddressAsksForThatIsNoViewIsAll() {
        assertEquals(ToDo.View.ALL, ToDo.view("nonsense"));
        assertEquals(ToDo.View.WEEK, ToDo.view("week"));
        assertTrue(todo().in(ToDo.View.ALL).isEmpty());
    }

    private static ToDo todo(Task... tasks) {
        return ToDo.of(new TestVisit(Locale.CHINA, Map.of(), List.of(new TestModule("one") {
            @Override
            public List<Task> tasks(String unit) {
                return List.of(tasks);
            }
        })), TODAY, new Asking());
    }

    private static Task task(String id, Integer days) {
        return new Task(id, WORD, null, days == null ? null : TODAY.plusDays(days), WORD, "/");
    }

    private static class TestModule implements LinliModule {

        private final String id;

        TestModule(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String version() {
            return "1.0.0";
        }

        @Override
        public Text title() {
            return new Text(id, id);
        }

        @Override
        public Fitness check() {
            return Fitness.FIT;
        }
    }
}
