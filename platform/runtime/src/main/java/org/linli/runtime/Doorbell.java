package org.linli.runtime;

import org.osgi.service.component.annotations.Component;

/** Where {@link TownModules} says that it is there: readiness is asked before the tables are ready that it needs. */
@Component(service = Doorbell.class)
public final class Doorbell {

    private volatile TownModules town;

    void come(TownModules here) {
        town = here;
    }

    void go() {
        town = null;
    }

    /** Null while what it needs isn't there. */
    TownModules town() {
        return town;
    }
}
