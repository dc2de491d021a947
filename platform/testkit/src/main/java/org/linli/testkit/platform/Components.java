package org.linli.testkit.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Says why components of a bundle don't work. */
final class Components {

    private final ServiceComponentRuntime runtime;

    Components(ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    /** A line for each component that failed or waits for something. */
    List<String> idle(Bundle bundle) {
        List<String> idle = new ArrayList<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
            for (ComponentConfigurationDTO one : runtime.getComponentConfigurationDTOs(component)) {
                if (one.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                    idle.add(component.name + " failed when it was made: " + one.failure);
                }
                for (UnsatisfiedReferenceDTO missing : one.unsatisfiedReferences) {
                    idle.add(component.name + " waits for " + type(component, missing) + (missing.target == null ? "" : " " + missing.target));
                }
            }
        }
        return idle;
    }

    private static String type(ComponentDescriptionDTO component, UnsatisfiedReferenceDTO missing) {
        return Arrays.stream(component.references).filter(reference -> reference.name.equals(missing.name))
                .map((ReferenceDTO reference) -> reference.interfaceName).findFirst().orElse(missing.name);
    }
}
