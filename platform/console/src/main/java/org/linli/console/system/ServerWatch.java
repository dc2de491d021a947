package org.linli.console.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.linli.api.modules.InstalledModule;
import org.linli.api.modules.Modules;
import org.linli.api.operation.Operation;

/** How modules and backups stand, looked at now and then: what is counted on every page can't ask files each time. */
final class ServerWatch {

    private static final Duration FRESH = Duration.ofSeconds(15);

    private final Kept<List<InstalledModule>> modules;
    private final Kept<Operation.Backups> backups;

    ServerWatch(Modules modules, Operation operation) {
        this.modules = new Kept<>(modules::list);
        this.backups = new Kept<>(operation::backups);
    }

    /** Only for those who may see modules of the whole town. */
    List<InstalledModule> modules() {
        return modules.get();
    }

    /** Only for those who may see how the server stands. */
    Operation.Backups backups() {
        return backups.get();
    }

    private static final class Kept<T> {

        private final Supplier<T> look;
        private final Clock machine = Clock.systemUTC();
        private volatile Seen<T> seen = new Seen<>(Instant.EPOCH, null);

        private record Seen<T>(Instant at, T what) {
        }

        Kept(Supplier<T> look) {
            this.look = look;
        }

        T get() {
            Seen<T> known = seen;
            if (known.at().plus(FRESH).isBefore(machine.instant())) {
                known = new Seen<>(machine.instant(), look.get());
                seen = known;
            }
            return known.what();
        }
    }
}
