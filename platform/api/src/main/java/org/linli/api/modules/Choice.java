package org.linli.api.modules;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which version of each module gets the work on this node.
 *
 * <p>Whoever installs modules chooses; whoever hands work to modules asks. Where nobody has chosen, the highest version that is there gets it.
 */
@ProviderType
public interface Choice {

    /** The version chosen for a module; empty where nobody has chosen. */
    Optional<String> of(String module);

    /** Chooses a version, whether it is there already or not. */
    void choose(String module, String version);

    /** Leaves it to the versions that are there again, as for a module that is gone. */
    void leave(String module);

    /** Says that everything this town wants has been chosen; from here on a module that nobody chose and that isn't there is unknown. */
    void settle();

    /** Whether everything that this town wants has been chosen by now. */
    boolean settled();
}
