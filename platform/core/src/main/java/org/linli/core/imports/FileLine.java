package org.linli.core.imports;

import org.linli.api.imports.RowImport;
import org.linli.core.typed.HalfWidth;

/**
 * A row of a file with its cells in the file's order; what is typed in full-width is read in half-width, and handed back as it came.
 *
 * @param number as a spreadsheet counts; the header is row 1
 */
record FileLine(int number, String[] cells, Header header) implements RowImport.Line {

    @Override
    public String cell(String column) {
        int index = header.index(column);
        return index < 0 ? "" : HalfWidth.ofCell(cells[index]);
    }
}
