package org.linli.core.programs;

import java.util.List;
import java.util.function.Function;
import org.linli.api.imports.RowImport;

/** The import of rows of one kind into programs. @param session begins one into a program */
record ProgramRows(String kind, String permission, List<Column> columns, Function<String, Session> session) implements RowImport {

    @Override
    public Session open(String program) {
        return session.apply(program);
    }
}
