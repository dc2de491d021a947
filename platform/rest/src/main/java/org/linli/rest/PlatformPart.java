package org.linli.rest;

import org.linli.api.Fitness;
import org.linli.api.LinliModule;

/** A part of the platform that is published as a module is, but is no service for modules, whose imports it serves. */
public interface PlatformPart extends LinliModule {

    /** It is there once all its services are, and needs nothing else. */
    @Override
    default Fitness check() {
        return Fitness.FIT;
    }
}
