package org.linli.api.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.linli.api.Problem;
import org.linli.api.security.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/** What people agreed to: separately for each purpose, by their guardian while they are under 14, and until they withdraw it. */
@ProviderType
public interface Consents {

    /** Permission to see consents. */
    String READ = "core.consents.read";
    /** Permission to record that a consent was given or withdrawn. */
    String WRITE = "core.consents.write";

    /** The purpose of keeping where a person is, which always needs a consent of its own. */
    String LOCATION = "location";

    /**
     * A consent as it is entered.
     *
     * @param purpose     what for, 1–40 small letters, digits or hyphens, for example {@link #LOCATION}
     * @param textVersion which text the person was shown, 1–40 characters
     * @param guardian    who agreed for a child under 14; null otherwise
     * @param givenOn     the day; null for today
     */
    record Given(String purpose, String textVersion, String guardian, LocalDate givenOn) {
    }

    /**
     * A consent on record.
     *
     * @param guardian    masked
     * @param withdrawnAt null while it lasts
     */
    record Consent(String id, String person, String purpose, String textVersion, String guardian, LocalDate givenOn, @AccountId String givenBy,
                   Instant givenAt, @AccountId String withdrawnBy, Instant withdrawnAt) {
    }

    /** The consents of a person, oldest first. @throws Problem {@code NOT_FOUND} also for someone outside the caller's units */
    List<Consent> of(String person);

    /**
     * Records that a consent was given.
     *
     * @throws Problem {@code INVALID} for what doesn't hold, also a child without a guardian; {@code CONFLICT} while there is one for that purpose
     */
    Consent give(String person, Given given);

    /** Records that it was withdrawn; it stays on record. @throws Problem {@code NOT_FOUND}; {@code CONFLICT} when it was withdrawn before */
    Consent withdraw(String person, String id);

    /** Whether a consent lasts, for checks of other services, without regard to the caller's units. */
    boolean lasts(String person, String purpose);
}
