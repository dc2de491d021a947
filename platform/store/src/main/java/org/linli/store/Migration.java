package org.linli.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.RuntimeEnvironment;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.DefaultChangeExecListener;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.database.AbstractJdbcDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.datatype.DataTypeFactory;
import liquibase.exception.LiquibaseException;
import liquibase.logging.core.NoOpLogService;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.ui.LoggerUIService;
import org.linli.api.data.DataFault;

/** One run of Liquibase, silent and without its network habits. */
final class Migration {

    private final Changelog changelog;
    private final Engine engine;
    private final ClassLoader loader = Scope.class.getClassLoader();

    Migration(Changelog changelog, Engine engine) {
        this.changelog = changelog;
        this.engine = engine;
    }

    void run(DataSource source) throws SQLException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        Engine.Turn turn = engine.turn();
        ChangelogFiles files = new ChangelogFiles(changelog, loader);
        try (turn; Connection connection = source.getConnection()) {
            Scope.child(settings(files), () -> update(connection, files));
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) {
            throw new DataFault("migration of " + changelog.id() + ": " + root(e).getMessage(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Map<String, Object> settings(ChangelogFiles files) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(Scope.Attr.classLoader.name(), loader);
        settings.put(Scope.Attr.resourceAccessor.name(), files);
        settings.put(Scope.Attr.logService.name(), new NoOpLogService());
        settings.put(Scope.Attr.ui.name(), new LoggerUIService());
        settings.put("liquibase.analytics.enabled", "false");
        settings.put("liquibase.validateXmlChangelogFiles", "false");
        settings.put("liquibase.showBanner", "false");
        return settings;
    }

    /** The inner part of Liquibase's update command: without its lock table, which a killed process leaves locked, and its reports. */
    private void update(Connection connection, ChangelogFiles files) throws LiquibaseException {
        DataTypeFactory.getInstance().register(new CodePointText());
        AbstractJdbcDatabase database = engine.dialect();
        database.setConnection(new JdbcConnection(connection));
        Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class).getChangeLogService(database).init();

        ChangeLogParameters parameters = new ChangeLogParameters(database);
        engine.changelogWords().forEach(parameters::set);
        DatabaseChangeLog log =
                ChangeLogParserFactory.getInstance().getParser(files.first(), files).parse(files.first(), parameters, files);
        Contexts contexts = new Contexts();
        LabelExpression labels = new LabelExpression();
        log.validate(database, contexts, labels);

        ShouldRunChangeSetFilter pending = new ShouldRunChangeSetFilter(database);
        new ChangeLogIterator(log, pending, new DbmsChangeSetFilter(database))
                .run(new UpdateVisitor(database, new DefaultChangeExecListener(), pending), new RuntimeEnvironment(database, contexts, labels));
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }
}
