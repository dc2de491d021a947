package org.linli.api.publicity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.programs.Results.Why;
import org.linli.api.publicity.Objections.Objection;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What somebody without an account learns at a board of itself, and what it objects to: proved by its number and the end of its phone. Of a program
 * of households it learns about its own: proved by the household's number and the end of the phone of any of its members.
 *
 * <p>Wrong, unknown and not taking part are one answer that takes the same work, and those who guess have to wait: by number, whether there is such
 * a one or not, and by network. Each look stands in the audit.
 */
@ProviderType
public interface OwnResults {

    /**
     * Who somebody says it is.
     *
     * @param number  its number in the register, or its household's where households are assessed
     * @param tail    the last four digits of its phone
     * @param address where the request comes from
     */
    record Proof(String number, String tail, String address) {
    }

    /** A line of one's own ledger. @param reversed whether it was taken back and counts no more */
    record Line(LocalDate on, Text item, BigDecimal points, String note, boolean reversed) {
    }

    /**
     * What somebody learns of itself.
     *
     * @param name       masked where people are assessed
     * @param why        its result, or how it stands so far where the notice is of something else
     * @param lines      its records that this is made of, by day; at most 500
     * @param objections what it objected to, oldest first, with the answers
     */
    record Own(String subject, String name, Why why, List<Line> lines, List<Objection> objections) {
    }

    /** Whether people can look themselves up at a notice: it hangs, and its program is of people or of households. */
    boolean offered(String notice);

    /** Whether it is their households' number by which they do so. @throws Problem {@code NOT_FOUND} for a notice that doesn't hang */
    boolean ofHouseholds(String notice);

    /**
     * Looks somebody up.
     *
     * @throws Problem {@code NOT_FOUND} for a notice that doesn't hang; {@code INVALID} where number and phone don't lead to somebody who takes part,
     *                 without saying which; {@code TOO_MANY} for those who have tried too often, with the seconds to wait as {@code retryAfter}
     */
    Own look(String notice, Proof proof);

    /**
     * Enters an objection for whoever proves to be the subject; the same words again are the objection that is there.
     *
     * @throws Problem as {@link #look}; {@code INVALID} without words; {@code CONFLICT} after the third one that waits
     */
    Objection object(String notice, Proof proof, String text);
}
