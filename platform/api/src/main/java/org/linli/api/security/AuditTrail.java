package org.linli.api.security;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The audit as those read it who may: who did what, when, from where, what it was before and after, and how it ended.
 *
 * <p>Its lines are sealed into a chain of blocks within seconds of their commit: a block holds the hash of the one before it and the digests
 * of its lines, so that a line that was changed, removed or slipped in shows. Who cuts off the chain's end is found out by a block's hash
 * that was noted elsewhere.
 */
@ProviderType
public interface AuditTrail {

    /** Permission to read and verify the audit of the whole town. */
    String READ = "core.audit.read";
    /** Permission to take the audit of the whole town away as a file. */
    String EXPORT = "core.audit.export";

    /**
     * A line of the audit, a forbidden attempt included ({@code access.refused}).
     *
     * @param id      rises with time
     * @param account the account's id
     * @param name    the account's name at that time
     * @param address where the request came from
     * @param result  how it ended
     * @param request the id of the request; null where there was none
     */
    record Entry(String id, Instant at, String account, String name, String address, String action, String object, String unit,
                 String before, String after, Audit.Result result, String request) {

        /** A deed that is done, of no request. */
        public Entry(String id, Instant at, String account, String name, String address, String action, String object, String unit, String before,
                     String after) {
            this(id, at, account, name, address, action, object, unit, before, after, Audit.Result.DONE, null);
        }
    }

    /**
     * Which lines; null stands for all.
     *
     * @param account by this account
     * @param object  about this thing
     * @param unit    about things of this unit and those below it
     * @param action  this action, or all of a thing where it ends with a dot ({@code person.})
     * @param from    not before this time
     * @param to      before this time
     * @param result  that ended so
     */
    record Search(String account, String object, String unit, String action, Instant from, Instant to, Audit.Result result) {

        /** Every line. */
        public static final Search ALL = new Search(null, null, null, null, null, null, null);
    }

    /** How an export is written; either can be verified without the database. */
    enum Form { CSV, JSON_LINES }

    /** The end of the chain at some time, to be noted where nobody reaches it who reaches the database. @param hash in hexadecimal digits */
    record Head(long block, String hash) {
    }

    /**
     * What following the chain found.
     *
     * @param intact  whether nothing was found
     * @param from    when the first block that is kept was sealed; null where there is none
     * @param until   when the last one was sealed
     * @param lines   how many lines are sealed
     * @param late    how many of them came into the chain only after the node that wrote them had ended, or from the time before there was a chain
     * @param open    how many lines wait for being sealed
     * @param head    the end of the chain
     * @param summary all of it in words
     * @param faults  each broken place in words, the first ones if there are many
     */
    record Verification(boolean intact, Instant from, Instant until, long lines, long late, long open, Head head, Text summary, List<Text> faults) {

        public Verification {
            faults = List.copyOf(faults);
        }
    }

    /** A verification that is done, or the job that does it. @param done null where it takes long @param job null where it is done */
    record Verified(Verification done, String job) {
    }

    /**
     * The lines, newest first.
     *
     * @param action only this action; null for all
     * @param object only about this thing; null for all
     * @param after  the id of the last line of the page before
     * @throws Problem {@link Problem.Kind#FORBIDDEN} without {@link #READ} on the whole town
     */
    Page<Entry> list(String action, String object, String after, int limit);

    /**
     * The lines that are searched for, newest first; where few of very many fit, a page may hold less than asked for and yet have a next one.
     *
     * @param after the cursor of the page before; null for the first
     * @throws Problem {@link Problem.Kind#FORBIDDEN} without {@link #READ} on the whole town
     */
    Page<Entry> find(Search search, String after, int limit);

    /**
     * Follows the whole chain and compares every line with it.
     *
     * @param noted an end of the chain that was noted formerly, which must still be in it; null for none
     * @throws Problem {@link Problem.Kind#FORBIDDEN} without {@link #READ} on the whole town
     */
    Verified verify(Head noted);

    /**
     * Seals what is there, writes into the audit that it is exported, and then writes it out, oldest first, with the hashes by which the file
     * can be verified by itself.
     *
     * @param search which lines; of the others in the same blocks only the digests are written
     * @throws Problem {@link Problem.Kind#FORBIDDEN} without {@link #EXPORT} on the whole town, before anything is written
     */
    Export export(Search search, Form form);

    /** An export that is about to be written. */
    interface Export {

        /** Writes it. */
        void writeTo(OutputStream out) throws IOException;
    }
}
