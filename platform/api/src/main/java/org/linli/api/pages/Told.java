package org.linli.api.pages;

import java.util.Collection;
import java.util.List;

/**
 * What somebody has to do, as far as it was told.
 *
 * @param tasks soonest first
 * @param whole whether that is all of it, so that what isn't among it isn't to do any more
 */
public record Told(List<Task> tasks, boolean whole) {

    /** What is told at most where nothing else is said. */
    public static final int MOST = 100;

    public Told {
        tasks = List.copyOf(tasks);
    }

    /** Tasks that are all of it unless there are as many as are told at most. */
    public static Told of(List<Task> tasks) {
        return new Told(tasks, tasks.size() < MOST);
    }

    /** Several answers in one, which is whole when each of them is. */
    public static Told together(Collection<Told> answers) {
        return new Told(answers.stream().flatMap(one -> one.tasks().stream()).toList(), answers.stream().allMatch(Told::whole));
    }
}
