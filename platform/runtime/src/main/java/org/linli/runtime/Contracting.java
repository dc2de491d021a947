package org.linli.runtime;

import java.nio.file.Path;
import java.util.Optional;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.data.Db;

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
        // the way back is closed before the first change set runs: one that fails or is cut off may have taken something already
        Optional<ModuleVersion> before = workshop.transactions.write(db -> closeWayBack(db, version));
        workshop.tables.contract(file);
        due(version, false);
        return before.map(ModuleVersion::before).map(gone -> MESSAGES.text("contract.no-way-back", gone));
    }

    private Optional<ModuleVersion> closeWayBack(Db db, ModuleVersion version) {
        Optional<ModuleVersion> known = workshop.store.version(db, version.module(), version.version()).filter(one -> one.before() != null);
        known.ifPresent(one -> workshop.store.served(db, one.module(), one.version(), null));
        return known;
    }

    private void due(ModuleVersion version, boolean due) {
        workshop.transactions.write(db -> {
            workshop.store.contractDue(db, version.module(), due);
            return null;
        });
    }
}
