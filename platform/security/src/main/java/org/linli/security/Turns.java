package org.linli.security;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.security.Network;

/**
 * Lets secrets of one name be tried one after the other, in the order in which they came; a crowd that would wait for its turn with all the threads
 * that there are is turned away.
 */
final class Turns {

    /** Half of the web server's threads. */
    private static final int OF_ALL = 100;
    /** An office or a program may well come with some dozens at once. */
    private static final int OF_ONE = 50;
    private static final Messages MESSAGES = Messages.beside(Turns.class);

    private static final class Lane {
        private final ReentrantLock turn = new ReentrantLock(true);
        private int there;
    }

    private final Semaphore all = new Semaphore(OF_ALL);
    private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();

    /** @throws Problem {@code TOO_MANY} where too many wait already, of this name, from this network or altogether */
    <T> T take(String name, Network network, Supplier<T> attempt) {
        if (!all.tryAcquire()) {
            throw crowded();
        }
        try {
            return among("network:" + network.name(), from -> among("name:" + name, lane -> inTurn(lane, attempt)));
        } finally {
            all.release();
        }
    }

    private interface Within<T> {
        T in(Lane lane);
    }

    private <T> T among(String key, Within<T> work) {
        Lane lane = lanes.compute(key, (name, known) -> {
            Lane one = known == null ? new Lane() : known;
            if (one.there >= OF_ONE) {
                throw crowded();
            }
            one.there++;
            return one;
        });
        try {
            return work.in(lane);
        } finally {
            lanes.computeIfPresent(key, (name, one) -> --one.there == 0 ? null : one);
        }
    }

    private static <T> T inTurn(Lane lane, Supplier<T> attempt) {
        lane.turn.lock();
        try {
            return attempt.get();
        } finally {
            lane.turn.unlock();
        }
    }

    /** Of how many names and networks somebody is there. */
    int lanes() {
        return lanes.size();
    }

    private static Problem crowded() {
        return MESSAGES.problem(Problem.Kind.TOO_MANY, "sign-in-crowded").with("retryAfter", 1L);
    }
}
