package org.linli.rest;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServletResponse;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.modules.Publication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One published version of a module: its engines and the requests under way in them; without an engine, a version that was refused. */
final class Generation {

    private static final Logger LOG = LoggerFactory.getLogger(Generation.class);
    private static final Messages MESSAGES = Messages.beside(Generation.class);

    private final LinliModule module;
    private final String id;
    private final String version;
    private final Release release;
    private final Engine engine;
    private final Engine pages;
    private final Text refusal;
    private final boolean passing;
    private final InFlight inFlight = new InFlight();
    private final Workplaces places;

    private Generation(LinliModule module, Engine engine, Engine pages, ModuleLimits limits, Text refusal, boolean passing) {
        this.module = module;
        this.id = module.id();
        this.version = module.version();
        this.release = Release.of(version);
        this.engine = engine;
        this.pages = pages;
        this.places = limits == null ? null : new Workplaces(limits);
        this.refusal = refusal;
        this.passing = passing;
    }

    /** @param pages null for a module without pages */
    static Generation serving(LinliModule module, Engine engine, Engine pages, ModuleLimits limits) {
        return new Generation(module, engine, pages, limits, null, false);
    }

    /** @param passing whether it is worth trying again */
    static Generation refused(LinliModule module, Text reason, boolean passing) {
        return new Generation(module, null, null, null, reason, passing);
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

    /**
     * Answers a request.
     *
     * @return false when it has been closed meanwhile, and then nothing was done
     * @throws Problem {@code NOT_FOUND} for a page of a module that has none; {@code UNAVAILABLE} when it works on as many as it may
     */
    boolean answer(ServletConfig config, Call call, HttpServletResponse answer) throws IOException {
        Engine wanted = PageAddress.isPage(call.path()) ? pages : engine;
        if (wanted == null) {
            throw MESSAGES.problem(Problem.Kind.NOT_FOUND, "path", call.request().getRequestURI());
        }
        Work work = places.take(call);
        if (work == null) {
            throw MESSAGES.problem(Problem.Kind.UNAVAILABLE, "module-full", id);
        }
        try {
            if (!inFlight.enter()) {
                return false;
            }
            try {
                wanted.answer(config, call.request(), answer);
                return true;
            } finally {
                inFlight.leave();
            }
        } finally {
            places.leave(work);
        }
    }

    /** Names threads that work here for long after the module, and cuts short what takes longer than it may. */
    void tend() {
        if (engine == null) {
            return;
        }
        places.busy().forEach(work -> work.name(id));
        for (Work work : places.overdue()) {
            StackTraceElement[] place = work.cut();
            if (place != null) {
                LOG.warn("Module {} {}: request {} takes more than {} s and is cut short at\n  {}", id, version, work,
                    places.limits().longest().toSeconds(), Arrays.stream(place).map(String::valueOf).collect(Collectors.joining("\n  ")));
            }
        }
    }

    /** Whether it takes no more requests, for good. */
    boolean closed() {
        return engine != null && inFlight.closed();
    }

    /** Takes no more requests and waits, the first time, for those under way. @return how many still are after that time */
    int drain(Duration most) {
        if (engine == null) {
            return 0;
        }
        if (inFlight.closed()) {
            return inFlight.count();
        }
        inFlight.close();
        places.close();
        return inFlight.drained(most) ? 0 : inFlight.count();
    }

    /** Takes no more requests, waits for those under way, and lets the engine go. @return how many were still under way */
    int close(Duration most) {
        int left = drain(most);
        if (engine != null) {
            engine.stop();
        }
        if (pages != null) {
            pages.stop();
        }
        return left;
    }

    /** How it stands. @param serves whether it gets the requests */
    Publication publication(boolean serves) {
        if (engine == null) {
            return new Publication(id, version, Publication.State.REFUSED, refusal, passing, 0, 0, 0, 0);
        }
        return new Publication(id, version, serves ? Publication.State.SERVING : Publication.State.STANDBY, null, false, inFlight.count(),
            places.limits().requests(), places.turnedAway(), places.overdue().size());
    }
}
