package org.linli.core.clock;

import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Offers the rehearsal where the operator has switched it on: {@code rehearsal=true} in {@code etc/linli.cfg}, or {@code LINLI_REHEARSAL=true}. */
@Component(service = RehearsalSwitch.class, immediate = true, configurationPid = "linli")
public final class RehearsalSwitch {

    /** The operator's switches. */
    public @interface Switches {

        /** Whether the clock may be set; never on data in real use. */
        boolean rehearsal() default false;
    }

    /** Made anew when the operator changes the switches; at the end of the bundle there is nothing to switch off. */
    @Activate
    public RehearsalSwitch(ComponentContext context, Switches switches) {
        if (switches.rehearsal() || Boolean.parseBoolean(System.getenv("LINLI_REHEARSAL"))) {
            context.enableComponent(ShiftedDays.class.getName());
        } else {
            context.disableComponent(ShiftedDays.class.getName());
        }
    }
}
