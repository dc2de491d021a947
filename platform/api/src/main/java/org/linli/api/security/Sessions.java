package org.linli.api.security;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.linli.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** Sessions of people at a browser: opened by name and password, proved by a secret that the browser keeps in a cookie, the same on every node. */
@ProviderType
public interface Sessions {

    /** What a session still has to show before it may do anything but that. */
    enum Due {
        /** Nothing: it may do what its account may. */
        NOTHING,
        /** A code of the account's second factor. */
        CODE,
        /** The account must have a second factor and has none yet. */
        ENROLMENT
    }

    /**
     * A session as a request has it.
     *
     * @param caller who is at it; without any grant while something is due
     * @param csrf   what a request has to show beside the cookie before it changes anything
     */
    record Session(String id, Caller caller, Due due, String csrf) {

        public Session {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(due, "due");
            Objects.requireNonNull(csrf, "csrf");
            if (due != Due.NOTHING && !caller.grants().isEmpty()) {
                throw new IllegalArgumentException("a session of which something is due may do nothing");
            }
        }
    }

    /**
     * A session just opened.
     *
     * @param secret what the browser keeps; shown this once and not kept here
     * @param ends   when it ends at the latest
     */
    record Opened(Session session, String secret, Instant ends) {
    }

    /**
     * A session of the caller's account, as a list shows it.
     *
     * @param device what the browser says of itself
     * @param seen   when it was last used, to the minute
     */
    record Listed(String id, String address, String device, Instant since, Instant seen, Instant ends) {
    }

    /**
     * Opens a session.
     *
     * @param code   of the second factor, or one of its recovery codes; null or blank to give it later
     * @param device what the browser says of itself
     * @throws Problem {@link Problem.Kind#UNAUTHENTICATED} when it proves nobody; {@link Problem.Kind#TOO_MANY} after too many failures
     */
    Opened open(String signIn, String password, String code, String address, String device);

    /** The session of a secret; empty when there is none or it has ended. Asked at each request. @param address where the request comes from */
    Optional<Session> find(String secret, String address);

    /**
     * Goes on, with a new secret, after the second factor's code; the former secret ends.
     *
     * @throws Problem {@link Problem.Kind#CONFLICT} when no code is due, otherwise as {@link #open}
     */
    Opened complete(Session session, String code);

    /** Signs out. */
    void end(Session session);

    /** The live sessions of the caller's account, oldest first. */
    List<Listed> list();

    /** Ends a session of the caller's account. @throws Problem {@link Problem.Kind#NOT_FOUND} */
    void end(String id);

    /** Ends all sessions of the caller's account on every node. @param tokens whether its bearer tokens end, too */
    void endAll(boolean tokens);
}
