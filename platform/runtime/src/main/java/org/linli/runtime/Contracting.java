package org.linli.runtime;

import java.nio.file.Path;
import java.util.Optional;
import org.linli.api.Messages;
import org.linli.api.Text;

/** Takes away from the tables what only old versions needed, once no node has them. */
final class Contracting {

    private static final Messages MESSAGES = Messages.beside(Contracting.class);

    private final Workshop workshop;

    Contracting(Workshop workshop) {
        this.workshop = workshop;
    }

    /** Does it, if there is something to take away and no node is behind. @return what is worth knowing about it */
    Optional<Text> run(ModuleVersion version) {
        Path file = workshop.library.file(version);
        if (!workshop.tables.contracts(file)) {
            due(version, false);
            return Optional.empty();
        }
        Optional<String> behind = Nodes.behind(workshop, version);
        if (behind.isPresent()) {
            return Optional.of(MESSAGES.text("contract.later", behind.get()));
        }
        workshop.tables.contract(file);
        String before = workshop.transactions.write(db -> {
            String wayBack = workshop.store.version(db, version.module(), version.version()).map(ModuleVersion::before).orElse(null);
            workshop.store.contractDue(db, version.module(), false);
            workshop.store.served(db, version.module(), version.version(), null);
            return wayBack;
        });
        return before == null ? Optional.empty() : Optional.of(MESSAGES.text("contract.no-way-back", before));
    }

    private void due(ModuleVersion version, boolean due) {
        workshop.transactions.write(db -> {
            workshop.store.contractDue(db, version.module(), due);
            return null;
        });
    }
}
