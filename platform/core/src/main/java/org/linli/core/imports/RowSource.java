package org.linli.core.imports;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.linli.api.Problem;

/** The rows of a file in order. */
interface RowSource extends AutoCloseable {

    /**
     * A row.
     *
     * @param number as a spreadsheet counts, from 1
     * @param cells  trimmed
     */
    record Cells(int number, String[] cells) {

        boolean blank() {
            for (String cell : cells) {
                if (!cell.isEmpty()) {
                    return false;
                }
            }
            return true;
        }

        /** Whether it has at most one cell, which is no heading. */
        boolean isTitle(Predicate<String> known) {
            List<String> filled = Stream.of(cells).filter(cell -> !cell.isEmpty()).limit(2).toList();
            return filled.size() < 2 && filled.stream().noneMatch(known);
        }

        /** Characters of all cells. */
        int length() {
            int length = 0;
            for (String cell : cells) {
                length += cell.length();
            }
            return length;
        }
    }

    /** How many rows may stand above the header: what the list is called, and of when. */
    int MOST_ABOVE = 3;

    /** The columns named in the first row, or in the one below what a list is called. */
    List<String> header();

    /**
     * The header: the first row, unless that has one cell, which is no heading, and stands over one with more.
     *
     * @param known whether a cell is the heading of a column
     * @throws org.linli.api.Problem {@code MALFORMED} for a file that begins with nothing
     */
    static Cells header(Supplier<Cells> rows, Predicate<String> known) {
        Cells first = rows.get();
        if (first == null || first.blank()) {
            throw Header.MESSAGES.problem(Problem.Kind.MALFORMED, "import-empty");
        }
        Cells row = first;
        for (int above = 0; above < MOST_ABOVE && row != null && row.isTitle(known); above++) {
            row = rows.get();
        }
        return row == null || row.isTitle(known) ? first : row;
    }

    /** In which the text is written, as far as it was read; null for a file that isn't text. */
    default String charset() {
        return null;
    }

    /** Says in which columns a number stands for a day, where the file tells numbers from text. */
    default void days(BitSet columns) {
        // a text is read as it stands there
    }

    /**
     * The next row that isn't blank, as many cells as the header; null at the end.
     *
     * @throws org.linli.api.Problem {@code MALFORMED} with the row, for a file that can't be read on
     */
    Cells next();

    @Override
    void close() throws IOException;
}
