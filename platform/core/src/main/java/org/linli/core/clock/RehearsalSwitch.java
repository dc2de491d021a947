package org.linli.core.clock;

import java.util.Optional;
import org.linli.api.calendar.Rehearsal;
import org.linli.api.calendar.Rehearsals;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers the rehearsal where the operator has switched it on: {@code rehearsal=true} in {@code etc/linli.cfg}, or {@code LINLI_REHEARSAL=true}. */
@Component(immediate = true, configurationPid = "linli")
public final class RehearsalSwitch implements Rehearsals {

    /** The operator's switches. */
    public @interface Switches {

        /** Whether the clock may be set; never on data in real use. */
        boolean rehearsal() default false;
    }

    private final ShiftedDays days;
    private final ServiceRegistration<Rehearsal> offered;

    /** Made anew when the operator changes the switches. */
    @Activate
    public RehearsalSwitch(BundleContext context, Switches switches, @Reference(target = "(linli.schema=core)") Schema schema,
                           @Reference TownClock clock, @Reference Transactions transactions, @Reference Guard guard, @Reference Audit audit) {
        boolean on = switches.rehearsal() || Boolean.parseBoolean(System.getenv("LINLI_REHEARSAL"));
        days = on ? new ShiftedDays(clock, transactions, guard, audit) : null;
        offered = on ? context.registerService(Rehearsal.class, days, null) : null;
    }

    @Deactivate
    void end() {
        if (offered != null) {
            offered.unregister();
            days.backToNow();
        }
    }

    @Override
    public Optional<Rehearsal> rehearsal() {
        return Optional.ofNullable(days);
    }
}
