package org.linli.console;

/** How much there is to do. @param overdue whether the day of some of it is over */
public record TaskCount(int all, boolean overdue) {

    private static final int SHOWN = 99;

    static TaskCount of(ToDo todo) {
        return new TaskCount(todo.all().size(), !todo.in(ToDo.View.OVERDUE).isEmpty());
    }

    /** As the menu has room for it. */
    public String shown() {
        return all > SHOWN ? SHOWN + "+" : String.valueOf(all);
    }
}
