package org.linli.core.publicity;

import org.linli.api.data.Db;
import org.linli.core.programs.ProgramState;

/** Computes a frozen program's results again after an upheld objection has corrected its records, and replaces what hangs on the board. */
public interface Resettlement {

    /**
     * Does it in the given transaction, or has a job do it that holds the program until then.
     *
     * @param program   the program, its row locked, as it stands after the corrections
     * @param objection the objection's id
     */
    void settle(Db db, ProgramState program, String objection);
}
