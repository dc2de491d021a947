package org.linli.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import org.linli.api.Messages;
import org.linli.api.Text;

/** What is wrong with the changelog of a jar, found without a database and without a framework. */
public final class ChangelogFaults {

    static final Messages MESSAGES = Messages.beside(ChangelogFaults.class);

    private static final String MODULE = "Linli-Module";

    private ChangelogFaults() {
    }

    /**
     * One finding for each change set that the version before may not stand and that isn't marked as contracting, each table that isn't the
     * module's own, and each file that can't be read; none for a jar without a changelog.
     *
     * @param jar of a bundle; where its manifest names a module, table names must begin with the module's id
     */
    public static List<Text> of(Path jar) {
        Optional<JarChangelog> changelog;
        Optional<String> module;
        try {
            changelog = JarChangelog.of(jar);
            module = JarChangelog.header(jar, MODULE).map(header -> header.split(";", 2)[0].strip());
        } catch (IOException | IllegalArgumentException e) {
            return List.of(MESSAGES.text("fault.header", String.valueOf(e.getMessage())));
        }
        return changelog.map(found -> of(found, module)).orElse(List.of());
    }

    private static List<Text> of(JarChangelog changelog, Optional<String> module) {
        if (changelog.file(changelog.path()) == null) {
            return List.of(MESSAGES.text("fault.missing", changelog.path()));
        }
        List<Text> unreadable = ChangelogXml.faults(changelog.files());
        return unreadable.isEmpty() ? judged(changelog, module.map(id -> id.replace('-', '_') + "_").orElse("")) : unreadable;
    }

    private static List<Text> judged(JarChangelog changelog, String prefix) {
        ChangelogFiles files = new ChangelogFiles(changelog);
        try {
            return LiquibaseScope.within(files, () -> {
                DatabaseChangeLog log = LiquibaseScope.read(files, new ChangeLogParameters(), Derby.WORDS);
                return new ChangeSetJudge(files, prefix).faults(log.getChangeSets());
            });
        } catch (Exception e) {
            return List.of(MESSAGES.text("fault.unreadable", LiquibaseWords.of(e)));
        }
    }
}
