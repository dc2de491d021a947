package org.linli.api.calendar;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Tells from the start on whether the town rehearses, so that nobody has to begin anew when that is known. */
@ProviderType
public interface Rehearsals {

    /** The rehearsal; empty where the configuration {@code linli} switches none on. */
    Optional<Rehearsal> rehearsal();
}
