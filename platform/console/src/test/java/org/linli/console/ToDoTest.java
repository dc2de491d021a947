package org.linli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;
import org.linli.api.Text;
import org.linli.api.pages.Task;

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
        ToDo todo = ToDo.of(new TestVisit(Locale.CHINA, Map.of(), List.of(broken, sound)), TODAY);
        assertEquals(1, todo.all().size());
        assertEquals(List.of("broken"), todo.silent().stream().map(Text::en).toList());
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
        })), TODAY);
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
