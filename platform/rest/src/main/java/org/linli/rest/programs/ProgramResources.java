package org.linli.rest.programs;

import java.util.Collection;
import java.util.List;
import org.linli.api.LinliModule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The resources that every module with programs gets from the platform. */
@Component(service = ProgramResources.class)
public final class ProgramResources {

    /** x. */
    @Activate
    public ProgramResources() {
    }

    /** x. */
    public Collection<?> of(LinliModule module) {
        return List.of();
    }
}
