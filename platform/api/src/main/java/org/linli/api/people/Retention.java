package org.linli.api.people;

import java.time.LocalDate;
import java.util.List;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.jobs.Job;
import org.osgi.annotation.versioning.ProviderType;

/** How long kinds of personal data stay, and the deletion of what is over its time, once a day by itself. */
@ProviderType
public interface Retention {

    /** Permission to see what is over its time. */
    String READ = "core.retention.read";
    /** Permission to have it deleted at once. */
    String RUN = "core.retention.run";

    /**
     * A kind of data.
     *
     * @param days   how long it stays; 0 for ever
     * @param before what ended before that day is over its time; null where it stays for ever
     * @param rows   how many rows are
     */
    record Due(String kind, Text title, int days, LocalDate before, long rows) {
    }

    /** What the next run would delete. @throws Problem {@code FORBIDDEN} without {@link #READ} on the whole town */
    List<Due> due();

    /** Deletes what is over its time. @throws Problem {@code FORBIDDEN} without {@link #RUN} on the whole town; {@code CONFLICT} while a run is under way */
    Job run();
}
