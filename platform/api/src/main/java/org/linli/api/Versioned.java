package org.linli.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What is edited by whoever knows its version.
 *
 * <p>A resource method that answers with it needs no more: the platform adds the version as {@code ETag}, for a later {@code If-Match}.
 */
@ConsumerType
public interface Versioned {

    /** Rises with each change. */
    int version();
}
