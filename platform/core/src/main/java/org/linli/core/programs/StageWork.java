package org.linli.core.programs;

import java.util.List;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Stage;

/** What a stage asks for and does when it is entered, beyond the change of stage itself; a service for each stage that has such work. */
public interface StageWork {

    /**
     * What came of it.
     *
     * @param note for the record of steps, what whoever ordered it wrote, at most 2,000 characters; null for nothing
     * @param says for the record of steps, what came of it; null for nothing
     * @param job  the job that does the work and then ends it by {@link StageJobs}; null when it is done
     */
    record Entered(String note, Text says, String job) {

        /** Done, with what came of it. */
        public static Entered done(Text says) {
            return new Entered(null, says, null);
        }

        /** Done, with what whoever ordered it wrote; null for nothing. */
        public static Entered noted(String note) {
            return new Entered(note, null, null);
        }

        /** To be done by a job; the program stays where it is and takes nothing until then. */
        public static Entered by(String job) {
            return new Entered(null, null, job);
        }
    }

    /** The stage whose work it is. */
    Stage stage();

    /**
     * Does the work, in the transaction of the order.
     *
     * <p>The program's row is locked, the caller's permission checked, the stage may follow the present one, and no job is under way. The
     * change of stage, the version, the step and the audit line are written by the caller afterwards.
     *
     * @throws org.linli.api.Problem when the stage can't be entered now or the order lacks something
     */
    Entered enter(Db db, ProgramState program, Programs.Order order);

    /** What stands in the way of the stage now, as far as it can be known before the order; nothing is written. */
    default Programs.Outlook outlook(Db db, ProgramState program) {
        return new Programs.Outlook(List.of(), List.of());
    }

    /**
     * Makes good what the stage that the program stands in still lacks, when that stage is ordered again; conditions as for {@link #enter}.
     *
     * @return false when it lacks nothing, and the order is out of order
     */
    default boolean again(Db db, ProgramState program) {
        return false;
    }
}
