package org.linli.api.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.security.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/** The points ledger: nothing in it is changed or deleted (M10); each entry carries the hash of the one before it in its program. */
@ProviderType
public interface Ledger {

    /** Ending of the permission to record entries. */
    String WRITE = "entries.write";
    /** Ending of the permission to see entries. */
    String READ = "entries.read";

    /**
     * What is to be recorded.
     *
     * @param quantity how many times; null for 1
     * @param points   the amount; null for what the item gives for the quantity, required where the item has a range
     * @param key      the idempotency key, unique in the program, 1–100 characters
     * @param source   what it comes from, for example {@code declaration:<id>}; null for an entry by hand
     * @param note     in words; null for none
     */
    record NewEntry(String subject, String item, LocalDate occurredOn, Integer quantity, BigDecimal points, String key, String source,
                    String note) {
    }

    /**
     * An entry.
     *
     * @param seq      its place in the program's chain, from 1
     * @param reverses the {@code seq} of the entry it takes back; null otherwise
     * @param reversed the {@code seq} of the entry that took it back; null while it counts
     * @param hash     SHA-256, hex, over its content and the hash before it
     */
    record Entry(long seq, String subject, String item, LocalDate occurredOn, int quantity, BigDecimal points, String key, String source,
                 String note, @AccountId String by, Instant at, Long reverses, Long reversed, String hash) {
    }

    /** An answer to a recording. @param created false when the key was there with the same content */
    record Recorded(Entry entry, boolean created) {
    }

    /**
     * The answer of an integrity check.
     *
     * @param entries how many were read
     * @param faults  what doesn't fit, at most 100: broken hashes, gaps, tallies that differ from their entries
     */
    record Integrity(long entries, List<String> faults) {

        /** Whether nothing was found. */
        public boolean clean() {
            return faults.isEmpty();
        }
    }

    /**
     * Records an entry in a transaction of its own, together with others that wait for the same program.
     *
     * @throws Problem {@code INVALID} for an unknown item or subject, an item not for this kind, a date outside the cycle, points outside the
     *                 item's range, or a key used for another content; {@code CONFLICT} for a stage that takes none
     */
    Recorded record(String program, NewEntry entry);

    /** Records entries in the given transaction, all or none. */
    List<Recorded> record(Db db, String program, List<NewEntry> entries);

    /**
     * Takes an entry back and, if given, records what is right, together.
     *
     * @param reason in words
     * @param right  the right entry; null to take back only
     * @return the reversing entry and the right one
     */
    List<Entry> reverse(String program, long seq, String reason, NewEntry right, String key);

    /** @throws Problem {@code NOT_FOUND} */
    Entry entry(String program, long seq);

    /**
     * Keeps anybody else from recording in a program until the transaction ends, so that what is read of its entries meanwhile is all of them up to one place.
     *
     * @return the {@code seq} of the last entry, 0 before the first
     * @throws Problem {@code NOT_FOUND}
     */
    long hold(Db db, String program);

    /** Entries in order. @param subject and @param item null for all @param after the {@code seq} of the page before */
    Page<Entry> entries(String program, String subject, String item, String after, int limit);

    /**
     * What entries are looked for by; null for all of each.
     *
     * @param unit  of subjects in this unit and below it
     * @param from  that occurred on this day or later
     * @param until that occurred on this day or before
     */
    record Wanted(String subject, String item, String unit, LocalDate from, LocalDate until) {
    }

    /** Entries as they are looked for, newest first. @param before the {@code seq} of the last one of the page before; null at first */
    Page<Entry> latest(String program, Wanted wanted, String before, int limit);

    /** The same from the oldest on. @param after the {@code seq} of the last one of the page before; null at first */
    Page<Entry> earliest(String program, Wanted wanted, String after, int limit);

    /** How many are looked for. @param before only those behind that cursor; null for all */
    long count(String program, Wanted wanted, String before);

    /** What was recorded of an item in a month, before any cap. */
    record Month(YearMonth month, String item, BigDecimal points) {
    }

    /** What was recorded month by month, from tallies alone. @param unit of subjects in this unit and below it; null for all */
    List<Month> months(String program, String unit);

    /** Recomputes hashes and tallies from the entries. */
    Integrity check(String program);
}
