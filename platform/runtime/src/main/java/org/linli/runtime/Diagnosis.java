package org.linli.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Finds out of a module's components why they aren't there. */
final class Diagnosis {

    private static final Messages MESSAGES = Messages.beside(Diagnosis.class);

    private final ServiceComponentRuntime components;

    Diagnosis(ServiceComponentRuntime components) {
        this.components = components;
    }

    /**
     * Why a component failed.
     *
     * @param says   in one sentence
     * @param detail the exception with its stack, as the component runtime keeps it
     */
    record Failure(Text says, String detail) {
    }

    /** The first component whose activation threw; empty when none did. */
    Optional<Failure> failure(Bundle bundle) {
        return descriptions(bundle).flatMap(description -> components.getComponentConfigurationDTOs(description).stream())
                .filter(one -> one.state == ComponentConfigurationDTO.FAILED_ACTIVATION).findFirst().map(Diagnosis::failure);
    }

    private static Failure failure(ComponentConfigurationDTO failed) {
        String said = String.valueOf(failed.failure);
        String cause = Arrays.stream(said.split("\n")).filter(line -> line.startsWith("Caused by: ")).reduce((first, last) -> last)
                .map(line -> line.substring("Caused by: ".length())).orElse(said.lines().findFirst().orElse(said));
        return new Failure(MESSAGES.text("component.failed", failed.description.name, cause.strip()), said);
    }

    /** What components of the bundle wait for, beyond each other; empty when nothing keeps them. */
    List<Text> waitingFor(Bundle bundle) {
        List<ComponentDescriptionDTO> all = descriptions(bundle).toList();
        List<String> own = all.stream().flatMap(one -> Arrays.stream(one.serviceInterfaces)).toList();
        var waiting = new ArrayList<Text>();
        for (ComponentDescriptionDTO description : all) {
            for (ComponentConfigurationDTO configuration : components.getComponentConfigurationDTOs(description)) {
                for (UnsatisfiedReferenceDTO missing : configuration.unsatisfiedReferences) {
                    String type = Arrays.stream(description.references).filter(one -> one.name.equals(missing.name)).map(Diagnosis::named).collect(Collectors.joining());
                    if (!own.contains(type)) {
                        waiting.add(MESSAGES.text("component.waits", description.name, missing.target == null ? type : type + " " + missing.target));
                    }
                }
            }
        }
        return waiting;
    }

    private static String named(ReferenceDTO reference) {
        return reference.interfaceName;
    }

    private Stream<ComponentDescriptionDTO> descriptions(Bundle bundle) {
        return components.getComponentDescriptionDTOs(bundle).stream();
    }
}
