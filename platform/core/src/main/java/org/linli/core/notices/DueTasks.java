package org.linli.core.notices;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.linli.api.LinliModule;
import org.linli.api.Problem;
import org.linli.api.pages.Task;
import org.linli.api.pages.Told;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.core.modules.ServingModules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the modules that serve what an account has to do. */
@Component(service = DueTasks.class)
public final class DueTasks {

    private static final Logger LOG = LoggerFactory.getLogger(DueTasks.class);

    /** A thing to do. */
    record Due(String module, Task task) {
    }

    /**
     * What an account has to do.
     *
     * @param tasks by their keys, of 64 characters
     * @param whole the modules that told all of it, so that what they didn't tell isn't to do any more
     */
    record Answer(Map<String, Due> tasks, Set<String> whole) {
    }

    private final Guard guard;
    private final ServingModules modules;
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    @Activate
    public DueTasks(@Reference Guard guard, @Reference ServingModules modules) {
        this.guard = guard;
        this.modules = modules;
    }

    /** Not within a transaction: what fails in a module must leave nothing undone of the others. */
    Answer of(Caller caller) {
        Map<String, Due> tasks = new LinkedHashMap<>();
        Set<String> whole = new HashSet<>();
        for (String module : modules.ids()) {
            ask(module, caller).ifPresent(told -> {
                told.tasks().forEach(task -> tasks.putIfAbsent(key(module, task), new Due(module, task)));
                if (told.whole()) {
                    whole.add(module);
                }
            });
        }
        return new Answer(tasks, whole);
    }

    /** A module under way to another version may fail once; one that fails again is broken. */
    private Optional<Told> ask(String module, Caller caller) {
        try {
            Optional<Told> told = guard.as(caller, () -> modules.askIfThere(module, (LinliModule one) -> one.told(null)));
            failing.remove(module);
            return told;
        } catch (Problem e) {
            LOG.debug("Module {} doesn't tell what {} has to do: {}", module, caller.account(), e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            if (failing.add(module)) {
                LOG.info("Module {} couldn't tell what is to do and is asked again: {}", module, e.toString());
            } else {
                LOG.warn("Module {} can't tell what is to do", module, e);
            }
        }
        return Optional.empty();
    }

    private static String key(String module, Task task) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((module + "\n" + task.id()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
