package org.linli.core.imports;

import org.linli.api.imports.RowImport;

/**
 * A row of a file with its cells in the file's order.
 *
 * @param number as a spreadsheet counts; the header is row 1
 */
record FileLine(int number, String[] cells, Header header) implements RowImport.Line {

    @Override
    public String cell(String column) {
        int index = header.index(column);
        return index < 0 ? "" : cells[index];
    }
}
