package org.linli.api;

import org.osgi.annotation.versioning.ConsumerType;

/** Something that must be done before the container counts as ready; registered as a service, asked by {@code /health/ready}. */
@ConsumerType
public interface Readiness {

    /** What it is, lower case with hyphens. */
    String name();

    /** Whether it is done; must answer at once. */
    Fitness ready();
}
