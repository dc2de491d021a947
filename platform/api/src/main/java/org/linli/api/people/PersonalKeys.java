package org.linli.api.people;

import java.time.Instant;
import java.util.List;
import org.linli.api.Problem;
import org.linli.api.jobs.Job;
import org.linli.api.security.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/** The keys that personal data are sealed with at rest: several versions side by side, so that a new one comes into use while everybody works. */
@ProviderType
public interface PersonalKeys {

    /** Permission to see which keys there are, and what is sealed with each. */
    String READ = "platform.keys.read";
    /** Permission to order a new key. */
    String WRITE = "platform.keys.write";

    /** How far a key has come. */
    enum State {
        /** Some node that runs doesn't have it yet; nothing is sealed with it. */
        PREPARED,
        /** What is new is sealed with it, and what is old is being sealed anew. */
        SEALING,
        /** Nothing was left that is sealed with an older one. */
        DONE
    }

    /**
     * A key, without the key.
     *
     * @param algorithm {@code AES} (AES-256-GCM) or {@code SM4} (SM4-GCM)
     * @param rows      how many rows have something that is sealed with it
     */
    record Version(int version, String algorithm, Instant created, @AccountId String orderedBy, State state, long rows) {
    }

    /**
     * A node that runs.
     *
     * @param holds     the versions in its file
     * @param sealsWith what it seals new data with
     */
    record Holder(String node, List<Integer> holds, int sealsWith, Instant seen) {
    }

    /**
     * All keys.
     *
     * @param hashing the algorithm of the keyed hashes by which data are found; their key stays for good
     */
    record Ring(String hashing, List<Version> versions, List<Holder> nodes) {
    }

    /** @throws Problem {@code FORBIDDEN} without {@link #READ} on the whole town */
    Ring ring();

    /**
     * Makes a new key, and seals everything with it once every node that runs has it; goes on with the key before where that isn't done.
     *
     * @param algorithm {@code AES} or {@code SM4}; null or blank for what the operator has configured
     * @return the job that seals what is old anew; it waits for the nodes, and goes on after a crash
     * @throws Problem {@code FORBIDDEN} without {@link #WRITE} on the whole town; {@code INVALID} for another algorithm; {@code CONFLICT} while
     *                 the job of the key before is under way
     */
    Job rotate(String algorithm);
}
