package org.linli.core.imports;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.linli.api.data.Transactions;

/**
 * The handed-back rows of an import as CSV, part by part as it is read.
 *
 * <p>Cells stand there exactly as they came, also those that a spreadsheet would take for a formula: what is handed back must come in again
 * unchanged, and it is the sender's own data. Our own words in the last column never begin like a formula.
 */
final class FailedRows extends InputStream {

    private final ImportStore store;
    private final Transactions transactions;
    private final String job;
    private final int errorColumn;
    private ByteArrayInputStream current;
    private int part = -1;
    private boolean over;

    /** @param errorColumn where the file had a column of errors already, which the new one replaces; -1 where it had none */
    FailedRows(ImportStore store, Transactions transactions, String job, String head, int errorColumn) {
        this.store = store;
        this.transactions = transactions;
        this.job = job;
        this.errorColumn = errorColumn;
        this.current = bytes("\uFEFF" + head);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        while (!over) {
            int read = current.read(buffer, offset, length);
            if (read >= 0) {
                return read;
            }
            Optional<ImportStore.Failures> next = transactions.read(db -> store.failures(db, job, part));
            next.ifPresentOrElse(this::show, () -> over = true);
        }
        return -1;
    }

    private void show(ImportStore.Failures failures) {
        part = failures.part();
        current = bytes(ImportStore.csv(failures.rows().stream().map(row -> row(row.cells(), errorColumn))));
    }

    /** A row as it is handed back. */
    static String[] row(String[] cells, int errorColumn) {
        if (errorColumn < 0) {
            return cells;
        }
        String[] row = Arrays.copyOf(cells, cells.length - 1);
        row[errorColumn] = cells[cells.length - 1];
        return row;
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
