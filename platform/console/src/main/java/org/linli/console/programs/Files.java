package org.linli.console.programs;

import org.linli.api.pages.Download;
import org.linli.api.pages.Table;
import org.linli.api.pages.Visit;

/** Tables as files. */
final class Files {

    private Files() {
    }

    /** The table as the file that is asked for; null where the page itself is. */
    static Download wanted(Table<?> table, Visit visit) {
        String format = visit.parameter("format");
        return "csv".equals(format) ? new Download(table, Download.Format.CSV) : "xlsx".equals(format) ? new Download(table, Download.Format.XLSX) : null;
    }
}
