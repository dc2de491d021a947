package org.linli.rest;

import java.io.IOException;
import java.time.Duration;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServletResponse;
import org.linli.api.LinliModule;
import org.linli.api.Text;

/** One published version of a module: its engine and the requests under way in it; without an engine, a version that was refused. */
final class Generation {

    private final LinliModule module;
    private final String id;
    private final String version;
    private final Release release;
    private final Engine engine;
    private final Text refusal;
    private final boolean passing;
    private final InFlight inFlight = new InFlight();

    private Generation(LinliModule module, Engine engine, Text refusal, boolean passing) {
        this.module = module;
        this.id = module.id();
        this.version = module.version();
        this.release = Release.of(version);
        this.engine = engine;
        this.refusal = refusal;
        this.passing = passing;
    }

    static Generation serving(LinliModule module, Engine engine) {
        return new Generation(module, engine, null, false);
    }

    /** @param passing whether it is worth trying again */
    static Generation refused(LinliModule module, Text reason, boolean passing) {
        return new Generation(module, null, reason, passing);
    }

    LinliModule module() {
        return module;
    }

    String id() {
        return id;
    }

    String version() {
        return version;
    }

    Release release() {
        return release;
    }

    /** Why it isn't published; null when it is. */
    Text refusal() {
        return refusal;
    }

    /** Whether it was refused for a reason that may have passed by now. */
    boolean passing() {
        return passing;
    }

    int inFlight() {
        return inFlight.count();
    }

    /** Answers a request. @return false when it has been closed meanwhile, and then nothing was done */
    boolean answer(ServletConfig config, LimitedRequest request, HttpServletResponse answer) throws IOException {
        if (!inFlight.enter()) {
            return false;
        }
        try {
            engine.answer(config, request, answer);
            return true;
        } finally {
            inFlight.leave();
        }
    }

    /** Takes no more requests, waits for those under way, and lets the engine go. @return how many were still under way */
    int close(Duration most) {
        if (engine == null) {
            return 0;
        }
        inFlight.close();
        int left = inFlight.drained(most) ? 0 : inFlight.count();
        engine.stop();
        return left;
    }
}
