package org.linli.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.linli.api.modules.Choice;

/** What a test has chosen. */
final class TestChoice implements Choice {

    private final Map<String, String> chosen = new HashMap<>();
    private boolean settled;

    @Override
    public synchronized Optional<String> of(String module) {
        return Optional.ofNullable(chosen.get(module));
    }

    @Override
    public synchronized void choose(String module, String version) {
        chosen.put(module, version);
    }

    @Override
    public synchronized void leave(String module) {
        chosen.remove(module);
    }

    @Override
    public synchronized void settle() {
        settled = true;
    }

    @Override
    public synchronized boolean settled() {
        return settled;
    }
}
