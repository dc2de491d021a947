package org.linli.api.security;

import java.time.Instant;
import java.util.List;
import org.linli.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** The second factor of the signed-in account: codes by time (RFC 6238) of an app, and recovery codes for the day when the app is lost. */
@ProviderType
public interface SecondFactor {

    /**
     * How it stands.
     *
     * @param since         when it was enrolled; null where there is none
     * @param recoveryCodes how many are left
     * @param required      whether one of the account's roles must have it
     */
    record Status(boolean enrolled, Instant since, int recoveryCodes, boolean required) {
    }

    /**
     * An enrolment that waits for its first code.
     *
     * @param secret in Base32, to be typed; shown this once
     * @param uri    the same as {@code otpauth:} for a picture to be scanned
     */
    record Enrolment(String secret, String uri) {
    }

    /**
     * A confirmed enrolment.
     *
     * @param recoveryCodes each good for one sign-in; shown this once
     * @param opened        the session goes on with a new secret
     */
    record Confirmed(List<String> recoveryCodes, Sessions.Opened opened) {

        public Confirmed {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }

    Status status();

    /**
     * Begins an enrolment, instead of one that was begun before.
     *
     * @throws Problem {@link Problem.Kind#INVALID} when the password is wrong; {@link Problem.Kind#CONFLICT} when there is a second factor
     */
    Enrolment enrol(String password);

    /**
     * Ends the enrolment with a code of the app. All other sessions of the account end, and Basic is refused to it from now on.
     *
     * @throws Problem {@link Problem.Kind#CONFLICT} when none was begun; {@link Problem.Kind#INVALID} for a wrong code
     */
    Confirmed confirm(Sessions.Session session, String code);

    /** New recovery codes instead of those there are. @throws Problem {@link Problem.Kind#INVALID} when the password is wrong */
    List<String> renewRecoveryCodes(String password);

    /** Does without from now on. @throws Problem {@link Problem.Kind#INVALID} when the password is wrong */
    void end(String password);
}
