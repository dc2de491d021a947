package org.linli.core.programs;

import java.util.function.Supplier;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;

/**
 * A program that a job keeps to itself over several transactions, so that nobody else changes it between two of them.
 *
 * @param program its id
 * @param job     the holder
 */
public record HeldProgram(String program, String job) {

    private static final Messages MESSAGES = Messages.beside(HeldProgram.class);

    /** Takes hold of it; does nothing where the job holds it already. @throws Problem {@code CONFLICT} when another job holds it */
    public void take(Db db) {
        ProgramState state = ProgramAccess.locked(db, program);
        if (!job.equals(state.busy())) {
            ProgramAccess.requireFree(state);
            ProgramStore.busy(db, program, job);
        }
    }

    /**
     * Works on the program as if it were free; its row is locked until the transaction ends, so that nobody else sees it free.
     *
     * @throws Problem {@code CONFLICT} when the job no longer holds it
     */
    public <T> T during(Db db, Supplier<T> work) {
        if (!job.equals(ProgramAccess.locked(db, program).busy())) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "program-not-held", program, job);
        }
        ProgramStore.busy(db, program, null);
        T done = work.get();
        ProgramStore.busy(db, program, job);
        return done;
    }

    /** Lets it go; does nothing where the job doesn't hold it. */
    public void release(Db db) {
        if (ProgramStore.lock(db, program).filter(state -> job.equals(state.busy())).isPresent()) {
            ProgramStore.busy(db, program, null);
        }
    }
}
