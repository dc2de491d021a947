package org.linli.rest;

import java.util.concurrent.atomic.AtomicLong;

/** What there is of memory for the bodies of all strangers together, as long as they are waited for or read. */
final class BodyMemory {

    private final AtomicLong left;

    /** @param most in bytes */
    BodyMemory(long most) {
        left = new AtomicLong(most);
    }

    /** Takes so many bytes. @return whether there were as many */
    boolean take(int bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void giveBack(int bytes) {
        left.addAndGet(bytes);
    }
}
