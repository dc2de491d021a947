package org.linli.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.RuntimeEnvironment;
import liquibase.Scope;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeLogIterator;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.filter.ChangeSetFilter;
import liquibase.changelog.filter.ChangeSetFilterResult;
import liquibase.changelog.filter.DbmsChangeSetFilter;
import liquibase.changelog.filter.ShouldRunChangeSetFilter;
import liquibase.changelog.visitor.DefaultChangeExecListener;
import liquibase.changelog.visitor.UpdateVisitor;
import liquibase.database.AbstractJdbcDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.executor.ExecutorService;
import org.linli.api.data.Contention;
import org.linli.api.data.DataFault;

/** One run of Liquibase over a changelog. */
final class Migration {

    private final Changelog changelog;
    private final Engine engine;
    private final ChangelogFiles files;
    private final DefaultChangeExecListener listener = new DefaultChangeExecListener();

    Migration(Changelog changelog, Engine engine) {
        this.changelog = changelog;
        this.engine = engine;
        files = new ChangelogFiles(changelog);
    }

    /** Runs the change sets of that phase. @return whether there was one to run */
    boolean run(DataSource source, Phase phase) throws SQLException {
        return with(source, (database, log) -> {
            log.validate(database, new Contexts(), new LabelExpression());
            UpdateVisitor update = new UpdateVisitor(database, listener, new ShouldRunChangeSetFilter(database));
            new ChangeLogIterator(log, pending(database, phase))
                    .run(update, new RuntimeEnvironment(database, new Contexts(), new LabelExpression()));
            return !listener.getDeployedChangeSets().isEmpty();
        });
    }

    /** Whether it has contracting change sets that the database hasn't. */
    boolean contracts(DataSource source) throws SQLException {
        return with(source, (database, log) -> {
            List<ChangeSetFilter> pending = pending(database, Phase.CONTRACT);
            return log.getChangeSets().stream().filter(Phase::contracts)
                    .anyMatch(change -> pending.stream().allMatch(filter -> filter.accepts(change).isAccepted()));
        });
    }

    private static List<ChangeSetFilter> pending(AbstractJdbcDatabase database, Phase phase) throws DatabaseException {
        return List.of(
                change -> new ChangeSetFilterResult(phase.takes(change), "of the phase " + phase, ChangeSetFilter.class),
                new ShouldRunChangeSetFilter(database), new DbmsChangeSetFilter(database));
    }

    private interface Work {
        boolean on(AbstractJdbcDatabase database, DatabaseChangeLog log) throws LiquibaseException;
    }

    /** The inner part of Liquibase's update command: without its lock table, which a killed process leaves locked, and its reports. */
    private boolean with(DataSource source, Work work) throws SQLException {
        try (Engine.Turn turn = engine.turn(); Connection connection = source.getConnection()) {
            return LiquibaseScope.within(files, () -> {
                AbstractJdbcDatabase database = engine.dialect();
                database.setConnection(new JdbcConnection(connection));
                try {
                    history().getChangeLogService(database).init();
                    ChangeLogParameters parameters = new ChangeLogParameters(database);
                    return work.on(database, LiquibaseScope.read(files, parameters, engine.changelogWords()));
                } finally {
                    forget(database);
                }
            });
        } catch (SQLException e) {
            throw e;
        } catch (Exception e) {
            throw fault(e);
        }
    }

    private static ChangeLogHistoryServiceFactory history() {
        return Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class);
    }

    /** What Liquibase would keep of each connection for as long as it lives. */
    private static void forget(AbstractJdbcDatabase database) {
        history().resetAll();
        Scope.getCurrentScope().getSingleton(ExecutorService.class).clearExecutor("jdbc", database);
    }

    private DataFault fault(Exception e) {
        List<ChangeSet> failed = listener.getFailedChangeSets();
        String where = failed.isEmpty() ? "tables of " + changelog.id()
                : "change set " + failed.get(0).getId() + " in " + files.shown(failed.get(0).getFilePath()) + " of " + changelog.id();
        String message = where + ": " + LiquibaseWords.of(e);
        boolean held = LiquibaseWords.causes(e).stream().anyMatch(cause -> cause instanceof SQLException sql && Faults.of(where, sql) instanceof Contention);
        return held ? new Contention(message, e) : new DataFault(message, e);
    }
}
