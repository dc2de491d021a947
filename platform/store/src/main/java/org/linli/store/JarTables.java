package org.linli.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.linli.api.Text;
import org.linli.api.data.DataFault;
import org.linli.api.data.ModuleTables;

/** The tables of modules that are still jars. */
final class JarTables implements ModuleTables {

    private final Migrations migrations;

    JarTables(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    public List<Text> faults(Path module) {
        return ChangelogFaults.of(module);
    }

    @Override
    public boolean expand(Path module) {
        Optional<JarChangelog> changelog = changelog(module);
        return changelog.isPresent() && migrations.expand(changelog.get());
    }

    @Override
    public boolean contracts(Path module) {
        Optional<JarChangelog> changelog = changelog(module);
        return changelog.isPresent() && migrations.contracts(changelog.get());
    }

    @Override
    public void contract(Path module) {
        changelog(module).ifPresent(migrations::contract);
    }

    private static Optional<JarChangelog> changelog(Path module) {
        try {
            return JarChangelog.of(module);
        } catch (IOException | IllegalArgumentException e) {
            throw new DataFault("the changelog of " + module.getFileName() + " can't be read: " + e.getMessage(), e);
        }
    }
}
