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

    private Corrected() {
    }

    static Decision of(Form form, String subject) {
        String upheld = form.get("upheld");
        new Required().value("upheld", upheld).value("answer", form.get("answer")).check();
        if (!upheld.equals("true")) {
            return new Decision(false, form.get("answer"), List.of());
        }
        List<Score> scores = new ArrayList<>();
        if (form.get("component") != null && form.get("score") != null) {
            scores.add(new Score(subject, form.get("component"), number(form, "score"), null));
        }
        return new Decision(true, form.get("answer"), corrections(form, subject), scores, form.all("lift"));
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
            return null;
        }
        new Required().value("occurredOn", form.get("occurredOn")).check();
        return new NewEntry(subject, form.get("item"), day(form, "occurredOn"),
            form.get("quantity") == null ? null : (int) whole(form.get("quantity"), "quantity"),
            form.get("points") == null ? null : number(form, "points"), form.get(Form.ONCE), null, form.get("note"));
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
