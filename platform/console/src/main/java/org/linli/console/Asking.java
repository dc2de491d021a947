package org.linli.console;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.linli.api.LinliModule;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks modules so that one that is broken, or just being exchanged, leaves the others answering. */
public final class Asking {

    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /**
     * Asks one, which has to answer within the question: what it answers with is read by then.
     *
     * @param what what it is asked for, for the log, which hears of it once until it answers again
     * @return empty where it fails or refuses
     */
    public <T> Optional<T> ask(LinliModule module, String what, Supplier<T> question) {
        String asked = id(module) + ": " + what;
        try {
            T answer = question.get();
            failing.remove(asked);
            return Optional.of(answer);
        } catch (Problem e) {
            LOG.debug("A module refuses to answer ({}): {}", asked, e.getMessage());
        } catch (RuntimeException | LinkageError e) {
            if (failing.add(asked)) {
                LOG.error("A module can't answer ({})", asked, e);
            } else {
                LOG.debug("A module can't answer still ({})", asked, e);
            }
        }
        return Optional.empty();
    }

    /** What a module is called; its id, or what there is of it, where it can't tell. */
    public static Text title(LinliModule module) {
        try {
            return module.title();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("A module can't tell its title", e);
            return new Text(id(module), id(module));
        }
    }

    /** A module's id; its class where it can't tell. */
    public static String id(LinliModule module) {
        try {
            return module.id();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("A module can't tell its id", e);
            return module.getClass().getName();
        }
    }
}
