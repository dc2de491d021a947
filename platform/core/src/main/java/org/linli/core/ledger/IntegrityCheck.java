package org.linli.core.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.linli.api.data.Db;
import org.linli.api.ledger.Ledger.Entry;
import org.linli.api.ledger.Ledger.Integrity;
import org.linli.core.programs.ProgramAccess;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.RulebookShelf;
import org.linli.core.programs.Rules;
import org.linli.scoring.Tally;

/**
 * Reads a program's entries once in order, follows the chain, and compares the tallies with them, in memory that doesn't grow with the ledger.
 *
 * <p>Sums are compared through {@link TallyDigest}; only where that finds a difference are entries and tallies read again, for the buckets
 * concerned alone.
 */
final class IntegrityCheck {

    private static final int MOST_FAULTS = 100;

    private final Db db;
    private final String program;
    private final Rules rules;
    private final EntryHash hash;
    private final List<String> faults = new ArrayList<>();
    private final TallyDigest digest = new TallyDigest(ThreadLocalRandom.current().nextLong());
    private long last;
    private String head = ProgramState.START;

    IntegrityCheck(Db db, RulebookShelf shelf, String program) {
        this.db = db;
        this.program = program;
        this.rules = shelf.rules(db, ProgramAccess.state(db, program).program());
        this.hash = new EntryHash(db.town(), program);
    }

    /** Recording goes on while most is read; only the rest is read under the lock. */
    Integrity run() {
        follow(ProgramAccess.state(db, program).headSeq());
        ProgramState state = ProgramAccess.locked(db, program);
        follow(state.headSeq());
        follow(Long.MAX_VALUE);
        if (state.headSeq() != last || !state.headHash().equals(head)) {
            fault("the program says that its chain ends at " + state.headSeq() + " " + state.headHash() + ", the entries at " + last + " " + head);
        }
        EntryStore.eachTally(db, program, digest::subtract);
        if (!digest.balanced()) {
            explain();
        }
        return new Integrity(last, faults);
    }

    private void follow(long to) {
        EntryStore.each(db, program, last + 1, to, entry -> {
            if (entry.seq() != last + 1) {
                fault("entries " + (last + 1) + " to " + (entry.seq() - 1) + " are missing");
            }
            if (!hash.of(head, entry).equals(entry.hash())) {
                fault("entry " + entry.seq() + " doesn't fit its hash or the entry before it");
            }
            last = entry.seq();
            head = entry.hash();
            if (rules.item(entry.item()) == null) {
                fault("entry " + entry.seq() + " has the item " + entry.item() + ", which the rulebook doesn't");
            } else {
                digest.add(EntryBook.tally(rules, entry));
            }
        });
    }

    /** Names the tallies that differ. */
    private void explain() {
        Map<SubjectTally.Key, long[]> sums = new HashMap<>();
        EntryStore.each(db, program, 1, last, entry -> known(entry, sums));
        EntryStore.eachTally(db, program, tally -> sum(sums, tally, -1));
        sums.forEach((key, difference) -> {
            if (difference[0] != 0 || difference[1] != 0 || difference[2] != 0) {
                fault("tally " + key.subject() + " " + key.item() + " " + key.bucket() + " differs from its entries by "
                        + SubjectTally.points(-difference[0]).toPlainString() + " points and " + -difference[2] + " entries");
            }
        });
    }

    private void known(Entry entry, Map<SubjectTally.Key, long[]> sums) {
        if (rules.item(entry.item()) != null) {
            sum(sums, EntryBook.tally(rules, entry), 1);
        }
    }

    private void sum(Map<SubjectTally.Key, long[]> sums, SubjectTally of, int sign) {
        if (digest.balanced(of.key())) {
            return;
        }
        Tally tally = of.tally();
        long[] sum = sums.computeIfAbsent(of.key(), key -> new long[3]);
        sum[0] += sign * tally.raw();
        sum[1] += sign * tally.alone();
        sum[2] += sign * tally.count();
    }

    private void fault(String fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }
}
