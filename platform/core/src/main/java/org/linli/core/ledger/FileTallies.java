package org.linli.core.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.linli.api.data.Db;
import org.linli.core.programs.ProgramState;

/**
 * Adds a file's sums to the tallies, and loads in bulk those that can't be there yet: while the program began empty and nobody else has
 * written to it, what is there is what this file brought.
 */
final class FileTallies implements EntryBook.Tallies {

    private static final int MOST = 4_000_000;

    private final LongTable brought = new LongTable();
    private String end = ProgramState.START;
    private boolean alone;

    /** Before the writing of a part; the state was read under the lock on the program's row. */
    void begin(ProgramState state) {
        alone = state.headHash().equals(end) && brought.size() < MOST;
    }

    /** After it. @param head the end of the chain now */
    void ended(String head) {
        end = alone ? head : "";
    }

    @Override
    public void add(Db db, String program, Collection<SubjectTally> tallies) {
        if (!alone) {
            EntryStore.add(db, program, tallies);
            return;
        }
        List<SubjectTally> fresh = new ArrayList<>();
        List<SubjectTally> there = new ArrayList<>();
        for (SubjectTally tally : tallies) {
            SubjectTally.Key key = tally.key();
            long print = Fingerprint.of(0, key.subject(), key.item(), key.bucket());
            // a shared fingerprint only means that a new one is added to instead of loaded
            (brought.get(print) == 0 ? fresh : there).add(tally);
            brought.put(print, 1);
        }
        EntryStore.insertTallies(db, program, fresh);
        if (!there.isEmpty()) {
            EntryStore.add(db, program, there);
        }
    }
}
