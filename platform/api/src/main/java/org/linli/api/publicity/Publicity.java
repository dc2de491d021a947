package org.linli.api.publicity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.security.AccountId;
import org.linli.api.territory.UnitPath;
import org.osgi.annotation.versioning.ProviderType;

/** Boards: frozen masked snapshots shown for a fixed time, which come down by themselves. */
@ProviderType
public interface Publicity {

    /**
     * What goes up.
     *
     * @param about   what it shows, for example {@code settlement:<id>} or {@code statement:<id>}
     * @param unit    the unit on whose board it hangs
     * @param days    calendar days by M8
     * @param columns the columns' names
     * @param rows    cells; names come masked already, and no row holds a number, address or phone
     * @param note    what the rows don't show, such as how many people are told elsewhere; null for nothing
     */
    record NewNotice(String module, String program, String about, String unit, Text title, int days, List<Text> columns,
                     List<List<String>> rows, Text note) {

        /** A notice whose rows say it all. */
        public NewNotice(String module, String program, String about, String unit, Text title, int days, List<Text> columns,
                         List<List<String>> rows) {
            this(module, program, about, unit, title, days, columns, rows, null);
        }
    }

    /**
     * A notice.
     *
     * @param from  the day it went up, not counted
     * @param until the last day, after which it comes down
     * @param digest SHA-256 of what it shows
     * @param note   what its rows don't show; null for nothing
     * @param down   who took it down before its time; null for nobody
     */
    record Notice(String id, String module, String program, String about, String unit, Text title, LocalDate from, LocalDate until,
                  String digest, @AccountId String by, Instant at, String replacedBy, Text note, Down down) {

        /** A notice that nobody took down. */
        public Notice(String id, String module, String program, String about, String unit, Text title, LocalDate from, LocalDate until,
                      String digest, String by, Instant at, String replacedBy, Text note) {
            this(id, module, program, about, unit, title, from, until, digest, by, at, replacedBy, note, null);
        }

        /** A notice whose rows say it all. */
        public Notice(String id, String module, String program, String about, String unit, Text title, LocalDate from, LocalDate until,
                      String digest, String by, Instant at, String replacedBy) {
            this(id, module, program, about, unit, title, from, until, digest, by, at, replacedBy, null);
        }

        /** Whether it hangs on that day, for everybody to read. */
        public boolean hangsOn(LocalDate day) {
            return replacedBy == null && down == null && !until.isBefore(day);
        }
    }

    /** How a notice came down before its time. */
    record Down(Instant at, @AccountId String by, String reason) {
    }

    /** A unit on whose own board something hangs now. @param notices how much */
    record Place(String unit, UnitPath path, int notices) {
    }

    /**
     * What a notice shows, or a part of it.
     *
     * @param next the cursor of the rows behind these; null at the end
     */
    record Snapshot(Notice notice, List<Text> columns, List<List<String>> rows, String next) {
    }

    /** Puts a notice up, in the given transaction. */
    Notice publish(Db db, NewNotice notice);

    /**
     * Replaces what a notice shows after a decided objection; the former snapshot is kept and the days go on. What was taken down stays down until
     * it is hung again.
     */
    Notice replace(Db db, String id, NewNotice notice);

    /**
     * Takes a notice down before its time; nobody but those who may read its program sees it from then on, and results of which the notice is
     * down can't be approved.
     *
     * @param reason why, in words, at most 500 characters
     * @throws Problem {@code NOT_FOUND}; {@code INVALID} without a reason; {@code CONFLICT} for one that hangs no more; {@code FORBIDDEN} without the
     *                 permission to publish at its unit
     */
    Notice takeDown(String id, String reason);

    /**
     * Hangs what was taken down again as it was, from today and for all its days.
     *
     * @return the notice that hangs now
     * @throws Problem {@code NOT_FOUND}; {@code CONFLICT} for one that wasn't taken down or hangs again already; {@code FORBIDDEN} as above
     */
    Notice hangAgain(String id);

    /**
     * The notice that hangs in the place of one: itself, or what replaced it since, so that a printed address leads on.
     *
     * @return its id
     * @throws Problem {@code NOT_FOUND} when nothing hangs there any more
     */
    String inPlaceOf(String id);

    /** The units on whose boards something hangs now, by their paths; for everybody. */
    List<Place> places();

    /** What hung and came down, or was taken down, newest first, as far as the caller may read its program. @param unit a subtree; null for all */
    Page<Notice> past(String unit, String after, int limit);

    /** What hangs on the boards now, newest first; for everybody. @param unit a subtree; null for all */
    Page<Notice> board(String unit, String after, int limit);

    /** What hangs on the boards for the last day today, newest first; for everybody. @param unit a subtree; null for all @param most at most so many, up to 500 */
    List<Notice> ending(String unit, int most);

    /**
     * A notice that hangs; one that came down only for those who may read the program.
     *
     * @param after the cursor of the part before; null for the first rows
     * @param limit how many rows at most
     * @throws Problem {@code NOT_FOUND}; {@code INVALID} for a cursor that isn't one
     */
    Snapshot notice(String id, String after, int limit);

    /**
     * What the tiers of a program are called by the version of the rulebook that it runs, from the highest down; for everybody, as boards are: what
     * hangs holds their Chinese titles alone.
     *
     * @throws Problem {@code NOT_FOUND} for an unknown program
     */
    List<Text> tiers(String program);

    /** The notices about a program, newest first. */
    List<Notice> of(String program);

    /**
     * Those of them that nothing replaced, as far as the caller may read its program: the newest of its results, if there is one, and then what else is newest.
     *
     * @param most at most so many, up to 500
     */
    List<Notice> newest(String program, int most);

    /** The last day of what hangs longest, or hung longest, of a program, as far as the caller may read it; null for nothing. */
    LocalDate until(String program);
}
