package org.linli.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.ChangeFactory;
import liquibase.change.ChangeWithColumns;
import liquibase.change.ColumnConfig;
import liquibase.change.ConstraintsConfig;

/** The tables, views and sequences that a change names, in lower case. */
final class TableNames {

    private TableNames() {
    }

    static List<String> of(Change change) {
        Map<String, Object> parameters = Scope.getCurrentScope().getSingleton(ChangeFactory.class).getParameters(change);
        Stream<String> named = parameters.entrySet().stream().filter(one -> one.getKey().matches("(?i).*(table|view|sequence)Name"))
                .map(one -> plain(one.getValue().toString()));
        Stream<String> referred = columns(change).stream().map(ColumnConfig::getConstraints).map(TableNames::referred).filter(Objects::nonNull);
        return Stream.concat(named, referred).distinct().toList();
    }

    private static List<? extends ColumnConfig> columns(Change change) {
        return change instanceof ChangeWithColumns<?> wide ? wide.getColumns() : List.of();
    }

    /** The table that a column's foreign key refers to; null without one. */
    static String referred(ConstraintsConfig constraints) {
        if (constraints == null) {
            return null;
        }
        if (constraints.getReferencedTableName() != null) {
            return plain(constraints.getReferencedTableName());
        }
        return constraints.getReferences() == null ? null : plain(constraints.getReferences().replaceFirst("\\(.*", ""));
    }

    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
