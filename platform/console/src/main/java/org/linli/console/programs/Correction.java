package org.linli.console.programs;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.Problem;
import org.linli.api.ledger.Ledger.Entry;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.pages.Form;
import org.linli.scoring.rulebook.Item;
import org.linli.scoring.rulebook.Rulebook;

/** What is right instead of an entry, as its form has it. */
public final class Correction {

    /** The field that says whether anything is right instead. */
    static final String TICKED = "right";

    private final Rulebook rules;
    private final Entry wrong;
    private final Form form;

    Correction(Rulebook rules, Entry wrong, Form form) {
        this.rules = rules;
        this.wrong = wrong;
        this.form = form;
    }

    /** The form as it is at first: with what the entry says. */
    public static Form begun(Opened opened, Entry wrong) {
        Map<String, String> known = new HashMap<>(Map.of("item", wrong.item(), "occurredOn", wrong.occurredOn().toString(), "quantity", String.valueOf(wrong.quantity())));
        if (opened.rules().item(wrong.item()).filter(Correction::assessed).isPresent()) {
            known.put("points", Ruled.plain(wrong.points()));
        }
        if (wrong.note() != null) {
            known.put("note", wrong.note());
        }
        return Form.showing(known);
    }

    /** Whether its points are somebody's judgement. */
    private static boolean assessed(Item item) {
        return item.range() != null || !item.bands().isEmpty();
    }

    /**
     * The entry that is right; null to take back only.
     *
     * @param source what goes with it; null for what went with the wrong one
     * @throws Problem {@code INVALID} for what can't be read, for an item that asks for evidence where the wrong entry was of another and has none, and for something else typed without saying that it is to be recorded
     */
    NewEntry right(String key, String source) {
        if (form.get(TICKED) == null) {
            if (source != null || differs()) {
                throw ProgramsRoom.MESSAGES.problem(Problem.Kind.INVALID, "right-unticked")
                    .listing(List.of(new Problem.Fault(TICKED, Desk.say("reversal.unticked"))));
            }
            return null;
        }
        var typed = new Forms(form);
        String item = typed.needed("item");
        var on = typed.needed("occurredOn", typed.day("occurredOn"));
        Integer quantity = typed.whole("quantity");
        BigDecimal points = typed.points("points");
        String proof = source == null ? wrong.source() : source;
        typed.proven(rules, item, proof == null && !wrong.item().equals(item));
        typed.check();
        return new NewEntry(wrong.subject(), item, on, quantity, points, key, proof, form.get("note"));
    }

    /** Whether anything typed says something else than the entry. */
    boolean differs() {
        var typed = new Forms(form);
        return other("item", form.get("item"), wrong.item()) || other("occurredOn", typed.day("occurredOn"), wrong.occurredOn())
            || other("quantity", typed.whole("quantity"), wrong.quantity()) || other("points", typed.points("points"), wrong.points())
            || other("note", form.get("note"), wrong.note());
    }

    /** What can't be read is something else, too; what is left empty isn't. */
    private <T extends Comparable<T>> boolean other(String name, T now, T before) {
        return form.get(name) != null && (now == null || before == null || now.compareTo(before) != 0);
    }
}
