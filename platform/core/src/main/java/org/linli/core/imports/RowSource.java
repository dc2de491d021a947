package org.linli.core.imports;

import java.io.IOException;
import java.util.List;

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

        /** Characters of all cells. */
        int length() {
            int length = 0;
            for (String cell : cells) {
                length += cell.length();
            }
            return length;
        }
    }

    /** The columns named in the first row. */
    List<String> header();

    /**
     * The next row that isn't blank, as many cells as the header; null at the end.
     *
     * @throws org.linli.api.Problem {@code MALFORMED} with the row, for a file that can't be read on
     */
    Cells next();

    @Override
    void close() throws IOException;
}
