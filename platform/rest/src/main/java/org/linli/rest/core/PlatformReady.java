package org.linli.rest.core;

import org.linli.api.Fitness;
import org.linli.api.Readiness;
import org.linli.api.modules.Publication;
import org.linli.api.modules.Publications;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The container isn't ready before its operators can reach it. */
@Component
public final class PlatformReady implements Readiness {

    private final Publications publications;

    @Activate
    public PlatformReady(@Reference Publications publications) {
        this.publications = publications;
    }

    @Override
    public String name() {
        return "platform";
    }

    @Override
    public Fitness ready() {
        return publications.all().stream().anyMatch(one -> one.module().equals(name()) && one.state() == Publication.State.SERVING) ? Fitness.FIT
            : Fitness.not("the endpoints for operators are not published yet");
    }
}
