package org.linli.runtime;

import org.linli.api.Fitness;
import org.linli.api.Messages;
import org.linli.api.Readiness;
import org.linli.api.Text;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The container isn't ready before all modules serve that the town wants. */
@Component
public final class ModulesReady implements Readiness {

    private static final Messages MESSAGES = Messages.beside(ModulesReady.class);

    private final Doorbell doorbell;

    @Activate
    public ModulesReady(@Reference Doorbell doorbell) {
        this.doorbell = doorbell;
    }

    @Override
    public String name() {
        return "modules";
    }

    @Override
    public Fitness ready() {
        TownModules town = doorbell.town();
        Text waits = town == null ? MESSAGES.text("waits.starting") : town.waitsFor();
        return waits == null ? Fitness.FIT : Fitness.not(waits.en());
    }
}
