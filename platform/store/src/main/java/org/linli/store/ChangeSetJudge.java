package org.linli.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import liquibase.change.Change;
import liquibase.change.ColumnConfig;
import liquibase.change.ConstraintsConfig;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.AddForeignKeyConstraintChange;
import liquibase.change.core.CreateIndexChange;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.CreateViewChange;
import liquibase.change.core.DropIndexChange;
import liquibase.changelog.ChangeSet;
import liquibase.sql.visitor.AppendSqlVisitor;
import liquibase.sql.visitor.SqlVisitor;
import org.linli.api.Text;

/** Tells of each change set whether the version before goes on to read and write as if nothing had happened. */
final class ChangeSetJudge {

    /** They add what the version before doesn't know. */
    private static final Set<String> ADDING =
            Set.of("createTable", "createSequence", "insert", "loadData", "setTableRemarks", "setColumnRemarks", "empty");
    private static final Set<String> BINDING = Set.of("addPrimaryKey", "addUniqueConstraint", "addNotNullConstraint");
    private static final Set<String> LETTING_GO = Set.of("CASCADE", "SET NULL");

    private final ChangelogFiles files;
    private final String prefix;
    /** Indexes that only make it faster. */
    private final Set<String> plainIndexes = new HashSet<>();

    /** @param prefix what each table's name must begin with; empty where that is free */
    ChangeSetJudge(ChangelogFiles files, String prefix) {
        this.files = files;
        this.prefix = prefix;
    }

    List<Text> faults(List<ChangeSet> changeSets) {
        return changeSets.stream().flatMap(one -> new Judged(one).faults().stream()).toList();
    }

    /** One change set and what was found in it. */
    private final class Judged {

        private final ChangeSet set;
        private final List<Text> faults = new ArrayList<>();
        /** The tables made here: nobody writes to them yet. */
        private final Set<String> made = new HashSet<>();

        private Judged(ChangeSet set) {
            this.set = set;
        }

        private List<Text> faults() {
            String file = files.shown(set.getFilePath());
            if (!files.inFolder(file)) {
                fault("outside");
            }
            Phase.contexts(set).stream().filter(context -> !context.equals(Phase.CONTEXT)).forEach(context -> fault("context", context));
            for (Change change : set.getChanges()) {
                TableNames.of(change).stream().filter(table -> !table.startsWith(prefix))
                        .forEach(table -> fault("table", kind(change), table, prefix));
                if (!Phase.contracts(set)) {
                    expanding(change);
                }
            }
            if (!Phase.contracts(set) && !set.getSqlVisitors().stream().allMatch(Judged::appending)) {
                fault("modify-sql");
            }
            return faults;
        }

        private static boolean appending(SqlVisitor visitor) {
            return visitor instanceof AppendSqlVisitor append && !append.getValue().contains(";");
        }

        private void expanding(Change change) {
            if (change instanceof CreateTableChange table) {
                made.add(TableNames.plain(table.getTableName()));
                table.getColumns().forEach(column -> reference(change, column.getConstraints()));
            } else if (change instanceof AddColumnChange columns) {
                boolean older = older(columns.getTableName());
                columns.getColumns().stream().filter(column -> older && column.getConstraints() != null).forEach(column -> added(change, column));
            } else if (change instanceof AddForeignKeyConstraintChange key) {
                binding(change, key.getBaseTableName());
                reference(change, key.getReferencedTableName(), key.getOnDelete());
            } else if (change instanceof CreateIndexChange index) {
                index(change, index);
            } else if (change instanceof DropIndexChange index) {
                if (!plainIndexes.contains(TableNames.plain(index.getIndexName()))) {
                    fault("index", index.getIndexName());
                }
            } else if (BINDING.contains(kind(change))) {
                TableNames.of(change).forEach(table -> binding(change, table));
            } else if (change instanceof CreateViewChange view ? Boolean.TRUE.equals(view.getReplaceIfExists()) : !ADDING.contains(kind(change))) {
                fault("destroys", kind(change));
            }
        }

        private void added(Change change, ColumnConfig column) {
            ConstraintsConfig constraints = column.getConstraints();
            boolean filled = column.hasDefaultValue() || Boolean.TRUE.equals(column.isAutoIncrement());
            if (Boolean.FALSE.equals(constraints.isNullable()) && !filled) {
                fault("not-null", column.getName());
            }
            boolean shared = filled && (Boolean.TRUE.equals(constraints.isUnique()) || TableNames.referred(constraints) != null);
            if (shared || Boolean.TRUE.equals(constraints.isPrimaryKey()) || constraints.getCheckConstraint() != null) {
                fault("column", column.getName());
            }
            reference(change, constraints);
        }

        private void index(Change change, CreateIndexChange index) {
            if (Boolean.TRUE.equals(index.isUnique())) {
                binding(change, index.getTableName());
            } else if (index.getIndexName() != null) {
                plainIndexes.add(TableNames.plain(index.getIndexName()));
            }
        }

        private void binding(Change change, String table) {
            if (older(table)) {
                fault("binding", kind(change), table);
            }
        }

        private void reference(Change change, ConstraintsConfig constraints) {
            String table = TableNames.referred(constraints);
            if (table != null) {
                reference(change, table, Boolean.TRUE.equals(constraints.isDeleteCascade()) ? "CASCADE" : null);
            }
        }

        /** The version before deletes rows of its tables without a thought for who refers to them. */
        private void reference(Change change, String table, String onDelete) {
            if (older(table) && (onDelete == null || !LETTING_GO.contains(onDelete.toUpperCase(Locale.ROOT)))) {
                fault("reference", kind(change), table);
            }
        }

        private boolean older(String table) {
            return table != null && !made.contains(TableNames.plain(table));
        }

        private static String kind(Change change) {
            return change.getSerializedObjectName();
        }

        private void fault(String key, Object... more) {
            Object[] arguments = new Object[more.length + 2];
            arguments[0] = set.getId();
            arguments[1] = files.shown(set.getFilePath());
            System.arraycopy(more, 0, arguments, 2, more.length);
            faults.add(ChangelogFaults.MESSAGES.text("fault." + key, arguments));
        }
    }
}
