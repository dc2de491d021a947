package org.linli.console.programs;

import java.util.List;
import java.util.Optional;
import org.linli.api.Problem;
import org.linli.api.ledger.Ledger;
import org.linli.api.ledger.Ledger.Entry;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.pages.Form;
import org.linli.api.rest.Limits;
import org.linli.api.territory.UnitPath;

/** Finds what may be the same fact, recorded before. */
public final class Alike {

    /** The field that names the entry beside which another one of the same content is meant. */
    public static final String MEANT = "again";
    private static final int LOOKED = 5;

    private Alike() {
    }

    /** The newest other entry that counts of the same subject, item and day, for those who can take one of them back; null for none. */
    static Long to(Ledger ledger, Opened opened, Entry entry) {
        if (entry == null || !counts(entry) || !opened.program().stage().takesRecords() || !opened.maySomewhere(Ledger.WRITE)) {
            return null;
        }
        Optional<Entry> other = ledger.latest(opened.program().id(), new Ledger.Wanted(entry.subject(), entry.item(), null, entry.occurredOn(), entry.occurredOn()), null, LOOKED)
            .items().stream().filter(one -> one.seq() != entry.seq() && counts(one)).findFirst();
        return other.map(Entry::seq).orElse(null);
    }

    /**
     * Asks before an entry is recorded that says the same as one that counts; one that is there under its key was sent again. Who may not see what
     * is recorded there isn't asked.
     *
     * @param unit where its subject is ranked
     * @throws Problem {@code INVALID} unless the form says that it is meant beside that very one
     */
    static void ask(Ledger ledger, Opened opened, NewEntry fresh, UnitPath unit, Form form) {
        if (!opened.mayIn(unit, Ledger.READ) || opened.rules().item(fresh.item()).isEmpty()) {
            return;
        }
        List<Entry> there = ledger.latest(opened.program().id(), new Ledger.Wanted(fresh.subject(), fresh.item(), null, fresh.occurredOn(), fresh.occurredOn()),
            null, Limits.MOST).items();
        if (there.stream().anyMatch(one -> one.key().equals(fresh.key()))) {
            return;
        }
        there.stream().filter(one -> counts(one) && same(one, fresh)).findFirst().filter(one -> !String.valueOf(one.seq()).equals(form.get(MEANT))).ifPresent(one -> {
            throw ProgramsRoom.MESSAGES.problem(Problem.Kind.INVALID, "entry-again").with("entry", one.seq())
                .listing(List.of(new Problem.Fault(MEANT, Desk.say("entry.again.unticked"))));
        });
    }

    /** What the item gives for the quantity is the same as well, where no points are typed. */
    private static boolean same(Entry one, NewEntry fresh) {
        return one.quantity() == (fresh.quantity() == null ? 1 : fresh.quantity()) && (fresh.points() == null || fresh.points().compareTo(one.points()) == 0);
    }

    /** The entry that a form was asked about; null where it wasn't. */
    public static Long asked(Form form) {
        return form.fault(MEANT) == null ? null : (Long) form.problem().facts().get("entry");
    }

    private static boolean counts(Entry entry) {
        return entry.reverses() == null && entry.reversed() == null;
    }
}
