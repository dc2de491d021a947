package org.linli.api.publicity;

import java.time.Instant;
import java.util.List;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.security.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/** What was sent up the tree, as it was when it was sent. */
@ProviderType
public interface Filings {

    /** Permission to see what was filed with one's unit. */
    String READ = "core.filings.read";
    /** Permission to take note of what was filed with one's unit. */
    String RECEIVE = "core.filings.receive";

    /**
     * A filing.
     *
     * @param about    what it is: {@code settlement:<id>}, {@code statement:<id>}, {@code objection:<id>}, {@code measure:<id>}
     * @param content  the filed content as JSON
     * @param received who took note of it; null before
     */
    record Filing(String id, String module, String program, String about, String from, String to, String content, String digest, @AccountId String by,
                  Instant at, @AccountId String received, Instant receivedAt) {
    }

    /**
     * Sends something up, in the given transaction.
     *
     * @param to the unit it goes to; null for the parent of {@code from}, or {@code from} itself where it has none
     */
    Filing file(Db db, String module, String program, String about, String from, String to, String content);

    /** What was filed with a unit and below it, newest first, without content. */
    Page<Filing> list(String unit, String after, int limit);

    /** Of those, the ones that nobody has taken note of. @param most at most so many, up to 500 */
    List<Filing> waiting(String unit, int most);

    /** @throws Problem {@code NOT_FOUND} */
    Filing filing(String id);

    /** The superior unit takes note. */
    Filing receive(String id);
}
