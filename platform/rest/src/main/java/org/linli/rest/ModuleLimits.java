package org.linli.rest;

import java.time.Duration;
import java.util.Map;
import org.linli.api.LinliModule;
import org.linli.api.pages.Frame;

/**
 * What a module may take of the server that it shares with others.
 *
 * @param requests that it may work on at once, at least 1
 * @param longest  how long one of them may take
 */
record ModuleLimits(int requests, Duration longest) {

    private static final int OWN_REQUESTS = 48;
    private static final int OWN_SECONDS = 900;
    /** Its pages ask the database, and leave connections to others. */
    private static final int FRAME_REQUESTS = 14;

    ModuleLimits {
        if (requests < 1 || longest.isNegative() || longest.isZero()) {
            throw new IllegalArgumentException("a module needs at least one request at once and a second for each: " + requests + ", " + longest);
        }
    }

    /**
     * The limits of one module: the operator's for all, unless {@code limits.<id>.requests} or {@code limits.<id>.seconds} say otherwise. The
     * platform's own parts, which take large files over slow lines, may do more, and so may what frames the pages of all.
     *
     * @param configuration the configuration {@code linli}
     */
    static ModuleLimits of(LinliModule module, Settings all, Map<String, Object> configuration) {
        boolean own = module instanceof PlatformPart;
        boolean frame = module.id().equals(Frame.MODULE);
        int requests = own ? OWN_REQUESTS : frame ? Math.max(FRAME_REQUESTS, all.limits_module_requests()) : all.limits_module_requests();
        int seconds = own || frame ? OWN_SECONDS : all.limits_module_seconds();
        return new ModuleLimits(number(configuration, "limits." + module.id() + ".requests", requests),
            Duration.ofSeconds(number(configuration, "limits." + module.id() + ".seconds", seconds)));
    }

    private static int number(Map<String, Object> configuration, String key, int otherwise) {
        Object value = configuration.get(key);
        return value == null ? otherwise : Integer.parseInt(value.toString().strip());
    }
}
