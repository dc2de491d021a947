package org.linli.api.programs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.security.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Programs and their way through the stages.
 *
 * <p>Permissions are those of the module: {@code <module>.programs.read}, {@code .programs.write} (create, participants),
 * {@code .programs.settle}, {@code .programs.publish}, {@code .programs.approve}, {@code .programs.file}, each in the scope of the program's
 * unit.
 */
@ProviderType
public interface Programs {

    /** Ending of the permission to see programs and results. */
    String READ = "programs.read";
    /** Ending of the permission to create programs, open and close them and name participants. */
    String WRITE = "programs.write";
    /** Ending of the permission to compute results. */
    String SETTLE = "programs.settle";
    /** Ending of the permission to put results on the board. */
    String PUBLISH = "programs.publish";
    /** Ending of the permission to approve results and decide objections and exemptions. */
    String APPROVE = "programs.approve";
    /** Ending of the permission to file results with the superior unit. */
    String FILE = "programs.file";

    /**
     * A new program.
     *
     * @param version  the rulebook's version; null for the newest
     * @param draft    whether it starts as a draft; otherwise it is open at once
     * @param previous the program of the cycle before, filed or closed, whose participants are taken over, their agreed exemptions
     *                 proposed anew, without its points; null for none
     */
    record NewProgram(String rulebook, Integer version, String unit, String period, String title, boolean draft, String previous) {
    }

    /**
     * An order to go to a stage, with what that stage needs.
     *
     * @param stage      where to go
     * @param date       for {@code APPROVED} the day of the meeting; otherwise null
     * @param present    for {@code APPROVED} how many attended, more than half of those entitled
     * @param entitled   for {@code APPROVED} how many could have attended, at least {@code present}
     * @param minutes    for {@code APPROVED} the minutes in words or an evidence id, at most {@value Meeting#LONGEST} characters; for
     *                   {@code OPEN} after {@code PRELIMINARY} the reason; for {@code PUBLISHED} the reason why the results go up without what
     *                   the module misses, null where it misses nothing ({@link PublicationCheck})
     * @param to         for {@code FILED} the unit it is filed with; null for the superior of the program's unit
     */
    record Order(Stage stage, LocalDate date, Integer present, Integer entitled, String minutes, String to) {

        /** An order that needs nothing further. */
        public static Order of(Stage stage) {
            return new Order(stage, null, null, null, null, null);
        }
    }

    /**
     * The answer to an order.
     *
     * @param program the program after it; still at the former stage while a job computes
     * @param job     the id of the job that computes; null when it is done
     */
    record Ordered(Program program, String job) {
    }

    /** @throws Problem {@code NOT_FOUND}, {@code INVALID} for an unknown rulebook, unit or period, {@code CONFLICT} for a second one of the same rulebook, unit and period */
    Program create(String module, NewProgram program);

    /** @throws Problem {@code NOT_FOUND} also when it belongs to another module; {@code FORBIDDEN} out of scope */
    Program program(String module, String id);

    /** Programs of a module within the caller's scope, newest first. @param stage null for all @param unit a subtree, null for all */
    Page<Program> list(String module, Stage stage, String unit, String after, int limit);

    /**
     * Programs of a module that a unit has to do with, within the caller's scope, newest first: those run by it, below it, and above it.
     *
     * @param stage  null for all
     * @param period that one or a part of it, such as {@code 2027-H1} of {@code 2027}; null for all
     * @param unit   null for all
     */
    Page<Program> reaching(String module, Stage stage, String period, String unit, String after, int limit);

    /**
     * What programs are looked for by; null for all of each.
     *
     * @param period that one or a part of it, such as {@code 2027-H1} of {@code 2027}
     * @param unit   those run by it, below it and above it
     * @param text   words, each of which is a part of what a program is called: of its title or its rulebook's, of its unit's name, of its period
     *               or its stage; of at most {@value #WORDS}, those behind them are ignored
     */
    record Wanted(Stage stage, String period, String unit, String text) {

        /** How many words are looked for. */
        public static final int WORDS = 5;
    }

    /** Programs of a module as they are looked for, within the caller's scope, newest first. @throws Problem {@code INVALID} for an unknown unit */
    Page<Program> find(String module, Wanted wanted, String after, int limit);

    /** The periods that a module has programs of within the caller's scope, as codes, newest first. */
    List<String> periods(String module);

    /** Programs of all modules that stand at a stage, as far as the caller may see them, newest first. @param unit a subtree, null for all @param most at most so many of each module, up to 500 */
    List<Program> standing(Stage stage, String unit, int most);

    /**
     * Of those, the ones with which the caller may do something, newest first.
     *
     * @param unit   a subtree, null for all
     * @param ending of the permission that it takes at the program's unit, such as {@link #PUBLISH}
     * @param over   only those whose period ended before that day; null for all
     * @param most   at most so many of each module, up to 500
     */
    List<Program> standing(Stage stage, String unit, String ending, LocalDate over, int most);

    /** Renames a program. */
    Program rename(String module, String id, String title, int version);

    /**
     * Goes to a stage. Results go on the board only when nobody waits for a score or for the decision on an exemption, nothing that they count
     * lies ahead of today, and the module misses nothing or the order says why. They are approved by a {@link Meeting} after the last day of
     * everything that the program has on the board. Preliminary results of more than 2,000 participants are computed by a job. {@code PUBLISHED} may be ordered again while
     * results lack the corrections of an upheld objection, because the job for them has failed: they are computed anew and what hangs is replaced.
     *
     * @throws Problem {@code CONFLICT} with what is missing when the stage can't be reached now: out of order, publicity not over,
     *                 objections open, records added since the result, another settlement under way; {@code INVALID} when the order lacks
     *                 what the stage needs; {@code UNAVAILABLE} for {@code PUBLISHED} while no version of the module is there to say what
     *                 it misses
     */
    Ordered order(String module, String id, Order order);

    /**
     * What stands between a program and a stage that may follow, so that it can be told before the order is given.
     *
     * @param hindrances what has to be mended first, in words
     * @param lacking    what is missing without standing in the way, if the order says why ({@link Order#minutes})
     */
    record Outlook(List<Text> hindrances, List<Text> lacking) {

        public Outlook {
            hindrances = List.copyOf(hindrances);
            lacking = List.copyOf(lacking);
        }
    }

    /** What stands in the way of a stage now, for whoever may read the program; empty where nothing is known to. @throws Problem {@code NOT_FOUND} */
    Outlook outlook(String module, String id, Stage stage);

    /** How a program came to where it stands, oldest first. */
    Page<Step> steps(String module, String id, String after, int limit);

    /**
     * One step of a program.
     *
     * @param note what whoever ordered it wrote, in its own words; null for nothing
     * @param says what came of it, as the platform puts it; null for nothing
     */
    record Step(Stage stage, Instant at, @AccountId String by, String note, Text says) {

        /** A step of which the platform says nothing. */
        public Step(Stage stage, Instant at, String by, String note) {
            this(stage, at, by, note, null);
        }
    }
}
