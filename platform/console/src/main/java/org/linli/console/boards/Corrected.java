package org.linli.console.boards;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.linli.api.Problem;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.pages.Form;
import org.linli.api.programs.Facts.Score;
import org.linli.api.publicity.Objections.Correction;
import org.linli.api.publicity.Objections.Decision;
import org.linli.api.rest.Required;

/** The decision on an objection out of the form that it was typed into. */
final class Corrected {

    private static final List<String> ITEM = List.of("occurredOn", "quantity", "points");
    private static final List<String> CORRECTIONS = List.of("reverse", "item", "occurredOn", "quantity", "points", "component", "score", "lift");

    private Corrected() {
    }

    static Decision of(Form form, String subject) {
        String upheld = form.get("upheld");
        new Required().value("upheld", upheld).value("answer", form.get("answer")).check();
        if (!upheld.equals("true")) {
            if (typed(form, CORRECTIONS)) {
                throw BoardsRoom.MESSAGES.problem(Problem.Kind.INVALID, "rejected-corrects").at("upheld");
            }
            return new Decision(false, form.get("answer"), List.of());
        }
        return new Decision(true, form.get("answer"), corrections(form, subject), scores(form, subject), form.all("lift"));
    }

    private static List<Score> scores(Form form, String subject) {
        if (form.get("component") == null) {
            whole(form, "which-component", "component", List.of("score"));
            return List.of();
        }
        new Required().value("score", form.get("score")).check();
        return List.of(new Score(subject, form.get("component"), number(form, "score"), null));
    }

    /** Returns if nothing was typed that belongs to a choice that is still open. */
    private static void whole(Form form, String code, String choice, List<String> belonging) {
        if (typed(form, belonging)) {
            throw BoardsRoom.MESSAGES.problem(Problem.Kind.INVALID, code).at(choice);
        }
    }

    private static boolean typed(Form form, List<String> names) {
        return names.stream().flatMap(name -> form.all(name).stream()).anyMatch(value -> !value.isBlank());
    }

    /** Each entry that goes, with what is right beside the first of them. */
    private static List<Correction> corrections(Form form, String subject) {
        NewEntry right = right(form, subject);
        List<Correction> corrections = new ArrayList<>();
        for (String seq : form.all("reverse")) {
            corrections.add(new Correction(whole(seq, "reverse"), corrections.isEmpty() ? right : null));
        }
        if (corrections.isEmpty() && right != null) {
            corrections.add(new Correction(null, right));
        }
        return corrections;
    }

    private static NewEntry right(Form form, String subject) {
        if (form.get("item") == null) {
            whole(form, "which-item", "item", ITEM);
            return null;
        }
        new Required().value("occurredOn", form.get("occurredOn")).check();
        return new NewEntry(subject, form.get("item"), day(form, "occurredOn"),
            form.get("quantity") == null ? null : (int) whole(form.get("quantity"), "quantity"),
            form.get("points") == null ? null : number(form, "points"), form.get(Form.ONCE), null, null);
    }

    private static long whole(String typed, String where) {
        if (!typed.matches("[0-9]{1,9}")) {
            throw unreadable("no-whole", typed, where);
        }
        return Long.parseLong(typed);
    }

    private static BigDecimal number(Form form, String where) {
        String typed = form.get(where);
        if (!typed.matches("-?[0-9]{1,7}([.][0-9]{1,2})?")) {
            throw unreadable("no-number", typed, where);
        }
        return new BigDecimal(typed);
    }

    private static LocalDate day(Form form, String where) {
        try {
            return LocalDate.parse(form.get(where));
        } catch (DateTimeException e) {
            throw unreadable("no-day", form.get(where), where);
        }
    }

    private static Problem unreadable(String what, String typed, String where) {
        return BoardsRoom.MESSAGES.problem(Problem.Kind.INVALID, what, typed).at(where);
    }
}
