package org.linli.core.programs;

import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.programs.Program;
import org.linli.api.programs.Stage;

/** For the job that a {@link StageWork} handed its work to: the program it holds, and the end of that. */
public interface StageJobs {

    /** A job holds the program from now on and nobody else changes it; the row is locked by the caller. @param stage where the job leads to */
    Program hold(Db db, Program program, Stage stage, String job);

    /**
     * The program, its row locked until the transaction ends.
     *
     * @throws org.linli.api.Problem {@code CONFLICT} when the job no longer holds it
     */
    ProgramState held(Db db, String program, String job);

    /** Enters the stage and frees the program; writes the step and the audit line. @param says for the record of steps, what came of it; null for nothing */
    Program enter(Db db, String program, String job, Stage stage, Text says);

    /** Frees the program where it stood, after the job failed; nothing happens when another job holds it. */
    void release(Db db, String program, String job);
}
