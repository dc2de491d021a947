package org.linli.api.imports;

import java.util.List;
import java.util.Set;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.osgi.annotation.versioning.ConsumerType;

/** One kind of file that can be imported: its columns, the check of its rows, and their application. */
@ConsumerType
public interface RowImport {

    /** The kind, as in the path {@code …/imports/{kind}}. */
    String kind();

    /** The permission that the caller needs somewhere; where exactly is checked row by row. */
    String permission();

    /** The columns in the order of the template. */
    List<Column> columns();

    /** The columns with personal data: what stands there is shown in no answer, only in the rows that are handed back. */
    default Set<String> personalColumns() {
        return Set.of();
    }

    /**
     * Begins an import.
     *
     * @param program the program's id; null for imports of the shared core
     */
    Session open(String program);

    /**
     * A column.
     *
     * @param name     as in the header row of a file that a program writes
     * @param required whether the header must have it; a required column may still hold blank cells
     * @param words    what else it may be called in each language, the usual word first, with slashes between them; null for a column that is
     *                 called as the platform calls those of that name
     */
    record Column(String name, boolean required, Text words) {

        /** A column that is called as the platform calls those of that name. */
        public Column(String name, boolean required) {
            this(name, required, null);
        }
    }

    /** A row of the file. */
    interface Line {

        /** The row's number in the file; the header is row 1. */
        int number();

        /** The cell, trimmed; empty when blank or when the file lacks the column. */
        String cell(String column);
    }

    /** Where faults of rows are noted; a row with a fault is not applied. */
    interface Faults {

        /** Notes a fault of a row. */
        void add(Line line, String column, Text reason);

        /** Notes what a row would do as things stand, so that whoever checks a file sees it; a kind of import that can't tell notes nothing. */
        default void effect(Line line, Effect effect) {
            // whoever only wants the faults need not know
        }
    }

    /** What a row does. */
    enum Effect {
        /** It brings something that wasn't there. */
        NEW,
        /** It changes something that is there. */
        CHANGED,
        /** All is there already just so. */
        UNCHANGED
    }

    /**
     * What became of applied rows.
     *
     * @param accepted  rows that changed something
     * @param unchanged rows that were there already just so
     */
    record Applied(int accepted, int unchanged) {
    }

    /** One import under way: every row is checked, in file order, before the first is applied. */
    interface Session {

        /** Notes the faults of some rows without writing anything; may remember what it saw, for the rows after. */
        void check(Db db, List<Line> lines, Faults faults);

        /** Notes the faults that only show when all rows have been seen; called once, after the last {@link #check}. */
        default void checked(Db db, Faults faults) {
        }

        /** Applies rows that passed, in the given transaction; applying a row again changes nothing. */
        Applied apply(Db db, List<Line> lines);
    }
}
