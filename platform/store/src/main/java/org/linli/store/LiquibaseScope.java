package org.linli.store;

import java.util.HashMap;
import java.util.Map;
import liquibase.Scope;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.LiquibaseException;
import liquibase.logging.core.NoOpLogService;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.ui.LoggerUIService;

/** Where Liquibase works: on one changelog, silent and without its network habits. */
final class LiquibaseScope {

    static final ClassLoader LOADER = Scope.class.getClassLoader();

    private LiquibaseScope() {
    }

    /** What is done there. */
    interface Work<T> {
        T run() throws Exception;
    }

    static <T> T within(ChangelogFiles files, Work<T> work) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(LOADER);
        try {
            return Scope.child(settings(files), work::run);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Map<String, Object> settings(ChangelogFiles files) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(Scope.Attr.classLoader.name(), LOADER);
        settings.put(Scope.Attr.resourceAccessor.name(), files);
        settings.put(Scope.Attr.logService.name(), new NoOpLogService());
        settings.put(Scope.Attr.ui.name(), new LoggerUIService());
        settings.put("liquibase.analytics.enabled", "false");
        settings.put("liquibase.validateXmlChangelogFiles", "false");
        settings.put("liquibase.showBanner", "false");
        return settings;
    }

    /** The changelog with all that it includes. @param words what it leaves to the engine */
    static DatabaseChangeLog read(ChangelogFiles files, ChangeLogParameters parameters, Map<String, String> words) throws LiquibaseException {
        words.forEach(parameters::set);
        return ChangeLogParserFactory.getInstance().getParser(files.first(), files).parse(files.first(), parameters, files);
    }
}
