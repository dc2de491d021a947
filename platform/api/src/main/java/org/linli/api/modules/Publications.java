package org.linli.api.modules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.osgi.annotation.versioning.ProviderType;

/** The published versions of modules on this node, and the switch between them. */
@ProviderType
public interface Publications {

    /** All versions that are there, the platform's own parts included, by module and version. */
    List<Publication> all();

    /** A version; empty while it isn't there. */
    Optional<Publication> of(String module, String version);

    /**
     * Gives all new requests and all new work of a module to that version, at once and without a gap.
     *
     * @throws Problem {@code CONFLICT} when it isn't there or is refused; the one before serves on
     */
    void serve(String module, String version);

    /** Leaves a module's work to the versions that are there, as {@link Choice#leave} does, and at once. */
    void leave(String module);

    /**
     * Takes no more requests for a version that doesn't serve, for good, and waits for those under way.
     *
     * @return how many are still under way after that time
     * @throws Problem {@code CONFLICT} when it serves
     */
    int drain(String module, String version, Duration most);

    /** Asks the version that serves whether it is fit to. @return why not; empty when it is, and when there is none */
    Optional<Text> unfit(String module);
}
