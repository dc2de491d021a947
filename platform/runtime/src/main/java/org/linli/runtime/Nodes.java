package org.linli.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.runtime.NodeStore.Stand;

/** The nodes that share the town. */
final class Nodes {

    /** How long a node may be silent before the others take it for gone. */
    static final Duration SILENT = Duration.ofSeconds(30);

    private Nodes() {
    }

    /** What other nodes that are there still serve of a module's older versions, in words; empty when they have all come along. */
    static Optional<String> behind(Workshop workshop, ModuleVersion version) {
        Instant heard = workshop.machine.instant().minus(SILENT);
        List<Stand> stands = workshop.transactions.read(workshop.nodes::list);
        String behind = stands.stream().filter(one -> one.module().equals(version.module()) && one.seen().isAfter(heard))
                .filter(one -> !one.node().equals(workshop.node) && !version.version().equals(one.version()))
                .map(one -> one.node() + " (" + one.version() + ")").collect(Collectors.joining(", "));
        return behind.isEmpty() ? Optional.empty() : Optional.of(behind);
    }
}
