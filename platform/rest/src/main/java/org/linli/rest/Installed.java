package org.linli.rest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is installed, as {@code GET /api} shows it. */
record Installed(List<Shown> modules, Map<String, String> links) {

    /**
     * A module.
     *
     * @param version null for callers who aren't signed in
     * @param state   {@code SERVING}, {@code STANDBY} below a higher version, or {@code REFUSED}
     * @param reason  why it is refused; null otherwise, and for callers who aren't signed in
     */
    record Shown(String id, String title, String version, String state, String reason, Map<String, String> links) {
    }

    static Installed of(Generations generations, Locale language, boolean signedIn) {
        var shown = new ArrayList<Shown>();
        generations.all().stream().sorted(Comparator.comparing(Generation::id).thenComparing(Generation::release)).forEach(generation -> {
            boolean serves = generations.serving(generation.id()) == generation;
            String state = generation.refusal() != null ? "REFUSED" : serves ? "SERVING" : "STANDBY";
            shown.add(new Shown(generation.id(), generation.module().title().in(language), signedIn ? generation.version() : null, state,
                signedIn && generation.refusal() != null ? generation.refusal().in(language) : null,
                serves ? Map.of("openapi", "/api/" + generation.id() + "/openapi.json") : null));
        });
        return new Installed(shown, Map.of("self", "/api", "health", "/health/ready"));
    }
}
