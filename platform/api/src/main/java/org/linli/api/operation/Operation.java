package org.linli.api.operation;

import java.time.Instant;
import java.util.List;
import org.linli.api.Problem;
import org.linli.api.data.TownDatabase;
import org.linli.api.jobs.Job;
import org.osgi.annotation.versioning.ProviderType;

/** Tells operators how the node that answers stands, makes backups and finds faults by their number. */
@ProviderType
public interface Operation {

    /** Permission to see how the server stands, its backups and its faults. */
    String READ = "platform.operation.read";
    /** Permission to have a backup made. */
    String BACK_UP = "platform.backups.write";

    /**
     * The process.
     *
     * @param node       the name of the node
     * @param started    when it was started
     * @param java       version of Java
     * @param system     name and version of the operating system
     * @param processors how many it may use
     * @param load       of the machine, in processors, over the last minute; null where the system doesn't tell
     * @param heapUsed   in bytes
     * @param heapMost   in bytes
     */
    record Server(String node, Instant started, String java, String system, int processors, Double load, long heapUsed, long heapMost, int threads) {
    }

    /**
     * The data folder and what is kept.
     *
     * @param folder        where it is
     * @param free          room on its disk, in bytes
     * @param total         size of its disk, in bytes
     * @param parts         what of it takes how much
     * @param evidence      how many files of evidence there are
     * @param evidenceBytes their size, in the database
     */
    record Storage(String folder, long free, long total, List<Part> parts, long evidence, long evidenceBytes) {
        public Storage {
            parts = List.copyOf(parts);
        }
    }

    /** A part of the data folder. */
    enum Area { DATABASE, BACKUPS, MODULES, LOGS, KEYS }

    /** What a part of the data folder takes. */
    record Part(Area area, long bytes) {
    }

    /** How this node stands. */
    record Condition(Server server, Storage storage, TownDatabase.Condition database) {
    }

    /** A copy of the database. @param name of its folder @param at when it was complete */
    record Backup(String name, Instant at, long bytes) {
    }

    /**
     * Backups of the database.
     *
     * @param command how operators make one; null where {@link #backUp} makes it
     * @param folder  where those made from here are; null where none are
     * @param keep    how many are kept
     * @param all     those made from here, newest first
     * @param due     whether there should be a newer one
     */
    record Backups(String command, String folder, int keep, List<Backup> all, boolean due) {
        public Backups {
            all = List.copyOf(all);
        }
    }

    /**
     * A fault of ours, as the log has it.
     *
     * @param number  of the request, as the page or answer told it; null for work of the platform itself
     * @param source  which part noticed it
     * @param what    what it says
     * @param cause   the exception behind it, in one line; null without one
     */
    record Fault(Instant at, String number, String source, String what, String cause) {
    }

    /** @throws Problem {@code FORBIDDEN} without {@link #READ} on the whole town */
    Condition condition();

    /** @throws Problem {@code FORBIDDEN} without {@link #READ} on the whole town */
    Backups backups();

    /**
     * Copies the database while everybody works on; the keys of personal data are left out and kept apart.
     *
     * @return the job
     * @throws Problem {@code FORBIDDEN} without {@link #BACK_UP} on the whole town; {@code CONFLICT} while one is being made, and where the database is
     *                 on a server of its own
     */
    Job backUp();

    /**
     * Faults of late on this node, newest first, at most 50.
     *
     * @param number the number of a fault; null for all
     * @throws Problem {@code FORBIDDEN} without {@link #READ} on the whole town
     */
    List<Fault> faults(String number);
}
