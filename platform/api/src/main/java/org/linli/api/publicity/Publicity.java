package org.linli.api.publicity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.security.AccountId;
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
     */
    record Notice(String id, String module, String program, String about, String unit, Text title, LocalDate from, LocalDate until,
                  String digest, @AccountId String by, Instant at, String replacedBy, Text note) {

        /** A notice whose rows say it all. */
        public Notice(String id, String module, String program, String about, String unit, Text title, LocalDate from, LocalDate until,
                      String digest, String by, Instant at, String replacedBy) {
            this(id, module, program, about, unit, title, from, until, digest, by, at, replacedBy, null);
        }
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

    /** Replaces what a notice shows after a decided objection; the former snapshot is kept and the days go on. */
    Notice replace(Db db, String id, NewNotice notice);

    /** What hangs on the boards now, newest first; for everybody. @param unit a subtree; null for all */
    Page<Notice> board(String unit, String after, int limit);

    /**
     * A notice that hangs; one that came down only for those who may read the program.
     *
     * @param after the cursor of the part before; null for the first rows
     * @param limit how many rows at most
     * @throws Problem {@code NOT_FOUND}; {@code INVALID} for a cursor that isn't one
     */
    Snapshot notice(String id, String after, int limit);

    /** The notices about a program, newest first. */
    List<Notice> of(String program);
}
