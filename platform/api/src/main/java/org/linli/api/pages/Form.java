package org.linli.api.pages;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.linli.api.Problem;
import org.linli.api.Text;

/** What was typed into a form and, when it was refused, why; a page method gets it as its one parameter without an annotation. */
public final class Form {

    /** The hidden field that shows that the form is of this session. */
    public static final String TOKEN = "_token";
    /** The hidden field that makes the form count once, however often it is sent. */
    public static final String ONCE = "_once";
    /** The hidden field that tells the address of the page that the form stands on. */
    public static final String AT = "_at";

    private final Map<String, List<String>> values;
    private final Problem problem;

    private Form(Map<String, List<String>> values, Problem problem) {
        this.values = values;
        this.problem = problem;
    }

    /** A form as it was sent. */
    public static Form of(Map<String, List<String>> values) {
        return new Form(Map.copyOf(values), null);
    }

    /** A form that shows what is there already. @param values without nulls */
    public static Form showing(Map<String, String> values) {
        var all = new java.util.HashMap<String, List<String>>();
        values.forEach((name, value) -> all.put(name, List.of(value)));
        return of(all);
    }

    /** An empty form. */
    public static Form empty() {
        return of(Map.of());
    }

    /** What stands in a field, without blanks at its ends; null for nothing. */
    public String get(String name) {
        List<String> all = all(name);
        return all.isEmpty() || all.get(0).isBlank() ? null : all.get(0).strip();
    }

    /** What stands in a field as it was typed, for passwords; empty for nothing. */
    public String raw(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.get(0);
    }

    /** All values of a name, as boxes give them. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Why it was refused; null when it wasn't. */
    public Problem problem() {
        return problem;
    }

    /** What is wrong with a field; null when nothing is. */
    public Text fault(String name) {
        if (problem == null) {
            return null;
        }
        return problem.faults().stream().filter(fault -> name.equals(fault.where())).map(Problem.Fault::what).findFirst()
            .orElseGet(() -> name.equals(problem.where()) ? problem.what() : null);
    }

    /** All that is wrong with a field that takes several values: with it, and with single ones of them; empty where it wasn't refused. */
    public List<Text> faults(String name) {
        if (problem == null) {
            return List.of();
        }
        List<Text> faults = problem.faults().stream().filter(fault -> name.equals(fault.where()) || fault.where() != null && fault.where().startsWith(name + "["))
            .map(Problem.Fault::what).toList();
        return faults.isEmpty() && name.equals(problem.where()) ? List.of(problem.what()) : faults;
    }

    /**
     * Does what the form asks for; when that is refused, its page is shown again with what was typed and what is wrong.
     *
     * @param deed  answers where to go on, or a view
     * @param again the page of the form
     */
    public Object doing(Supplier<Object> deed, Function<Form, View> again) {
        try {
            return deed.get();
        } catch (Problem refused) {
            throw new Refused(refused, () -> again.apply(new Form(values, refused)).status(refused.kind().status()));
        }
    }

    /** Leaves the transaction of the request, so that nothing stays half done, before the form's page is made. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Problem problem;
        private final transient Supplier<View> again;

        Refused(Problem problem, Supplier<View> again) {
            super(problem.getMessage(), problem, false, false);
            this.problem = Objects.requireNonNull(problem, "problem");
            this.again = again;
        }

        /** Why. */
        public Problem problem() {
            return problem;
        }

        /** The form's page, with what was typed and what is wrong. */
        public View again() {
            return again.get();
        }
    }
}
