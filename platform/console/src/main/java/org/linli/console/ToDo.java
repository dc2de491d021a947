package org.linli.console;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.pages.Choice;
import org.linli.api.pages.Figure;
import org.linli.api.pages.Task;
import org.linli.api.pages.Visit;

/**
 * What somebody has to do, of all modules that serve, soonest first.
 *
 * @param silent the titles of modules that failed to tell
 */
public record ToDo(LocalDate today, List<Task> all, List<Text> silent) {

    /** Which of it. */
    public enum View { ALL, OVERDUE, TODAY, WEEK, WAITING }

    private static final Messages MESSAGES = ConsoleModule.MESSAGES;
    private static final int WEEK = 7;
    private static final DateTimeFormatter ZH = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    static ToDo of(Visit visit, LocalDate today, Asking asking) {
        Map<String, Task> tasks = new LinkedHashMap<>();
        List<Text> silent = new ArrayList<>();
        for (LinliModule module : visit.modules()) {
            Optional<List<Task>> told = asking.ask(module, "tasks", () -> List.copyOf(module.tasks(visit.unit())));
            told.ifPresentOrElse(all -> all.forEach(task -> tasks.putIfAbsent(task.id(), task)), () -> silent.add(Asking.title(module)));
        }
        List<Task> ordered = tasks.values().stream().sorted(Comparator.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()))).toList();
        return new ToDo(today, ordered, List.copyOf(silent));
    }

    /** The view of an address; all for none. */
    static View view(String name) {
        return Arrays.stream(View.values()).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name)).findFirst().orElse(View.ALL);
    }

    public List<Task> in(View view) {
        return all.stream().filter(task -> switch (view) {
            case ALL -> true;
            case OVERDUE -> task.due() != null && task.due().isBefore(today);
            case TODAY -> today.equals(task.due());
            case WEEK -> task.due() != null && task.due().isAfter(today) && !task.due().isAfter(today.plusDays(WEEK));
            case WAITING -> task.due() == null;
        }).toList();
    }

    public List<Choice> choices(View shown) {
        return Arrays.stream(View.values()).map(view -> new Choice(MESSAGES.text("tasks.view." + view), href(view), view == shown, (long) in(view).size())).toList();
    }

    public List<Figure> figures(PageSheet sheet) {
        return Arrays.stream(View.values()).filter(view -> view != View.ALL).map(view -> {
            List<Task> tasks = in(view);
            var figure = new Figure(MESSAGES.text("tasks.view." + view), sheet.number(tasks.size()), tasks.isEmpty() ? MESSAGES.text("tasks.no") : tasks.get(0).what(),
                Figure.Tone.PLAIN, href(view));
            return tasks.isEmpty() ? figure : figure.tone(view == View.OVERDUE ? Figure.Tone.BAD : view == View.TODAY ? Figure.Tone.WAITING : Figure.Tone.PLAIN);
        }).toList();
    }

    /** When a task is due, in words. */
    public Text due(Task task) {
        if (task.due() == null) {
            return MESSAGES.text("due.none");
        }
        long days = ChronoUnit.DAYS.between(today, task.due());
        if (days < 0) {
            return MESSAGES.text("due.over", String.valueOf(-days));
        }
        return days == 0 ? MESSAGES.text("due.today") : days == 1 ? MESSAGES.text("due.tomorrow") : new Text(ZH.format(task.due()), EN.format(task.due()));
    }

    /** The classes by which its day is set. */
    public String look(Task task) {
        return task.due() == null || task.due().isAfter(today) ? "dim" : task.due().equals(today) ? "amber strong" : "red strong";
    }

    private static String href(View view) {
        return view == View.ALL ? "/tasks" : "/tasks?view=" + view.name().toLowerCase(Locale.ROOT);
    }
}
