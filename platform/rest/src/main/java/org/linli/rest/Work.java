package org.linli.rest;

import java.time.Duration;

/** A request that a module works on, and the thread that does it. */
final class Work {

    private static final Duration SLOW = Duration.ofSeconds(1);

    private final Call call;
    private final String asked;
    private final Thread thread = Thread.currentThread();
    private final String name = thread.getName();
    private final long begun = System.nanoTime();
    private boolean named;
    private boolean cut;
    private boolean ended;

    Work(Call call) {
        this.call = call;
        this.asked = call.request().getMethod() + " " + call.request().getRequestURI();
    }

    /** The request's number, method and path. */
    @Override
    public String toString() {
        return call.id() + " (" + asked + ")";
    }

    /** Whether it is done for somebody who isn't signed in. */
    boolean ofStranger() {
        return call.behind() == null;
    }

    boolean longerThan(Duration time) {
        return System.nanoTime() - begun > time.toNanos();
    }

    /** Names the thread after the module once it takes long, for those who look for what is stuck. */
    synchronized void name(String module) {
        if (!ended && !named && longerThan(SLOW)) {
            named = true;
            thread.setName(module + " " + name);
        }
    }

    /** Interrupts it. @return where it was at that moment; null when it has ended or was cut short before */
    synchronized StackTraceElement[] cut() {
        if (ended || cut) {
            return null;
        }
        cut = true;
        call.cutForTime();
        StackTraceElement[] place = thread.getStackTrace();
        thread.interrupt();
        return place;
    }

    /** Called by the thread itself, which goes on to other work as it was before. */
    synchronized void end() {
        ended = true;
        if (named) {
            thread.setName(name);
        }
        if (cut) {
            Thread.interrupted();
        }
    }
}
