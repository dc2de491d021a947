package org.linli.core.ledger;

import org.linli.core.programs.ProgramState;

/**
 * The keys of one file that entries may have used, so that the others needn't be looked up again: the check of the file has looked them up,
 * and while nobody else has written to the program since, what came in after is what this file brought.
 */
final class UsedKeys implements EntryBook.Keys {

    private final LongTable used = new LongTable();
    /** The end of the chain up to which they are known; null before the check, empty once somebody else has written. */
    private String end;
    private boolean known;

    /** Before the check of some lines looks up their keys. */
    void looking(ProgramState state) {
        end = end == null || end.equals(state.headHash()) ? state.headHash() : "";
    }

    /** A key that an entry has used, or that stands in the file more than once. */
    void add(String key) {
        used.put(print(key), 1);
    }

    /** Before the writing of a part; the state was read under the lock on the program's row. */
    void begin(ProgramState state) {
        known = state.headHash().equals(end);
    }

    /** After it. @param head the end of the chain now */
    void ended(String head) {
        end = known ? head : "";
    }

    @Override
    public boolean maybeUsed(String key) {
        // a shared fingerprint only means that a new one is looked up
        return !known || used.get(print(key)) != 0;
    }

    private static long print(String key) {
        return Fingerprint.of(4, key);
    }
}
