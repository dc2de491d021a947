package org.linli.api.imports;

import java.io.InputStream;
import java.util.List;
import org.linli.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** Runs imports of files: small ones at once in one transaction, those of more than 5,000 rows as a job. */
@ProviderType
public interface Imports {

    /** What to do with a file. */
    enum Mode {
        /** Check only. */
        PREVIEW,
        /** Apply if no row has a fault; the default. */
        ALL_OR_NOTHING,
        /** Apply the rows without a fault. */
        GOOD_ROWS
    }

    /** The form of the file. */
    enum Form { CSV, XLSX }

    /** A fault of a row. */
    record RowError(int row, String column, String value, String reason) {
    }

    /**
     * How an import ended.
     *
     * @param errors     the first 100 row errors
     * @param failedRows where to fetch the failed rows with an {@code error} column; null without failed rows
     * @param note       what has to be said besides: that a file of all or nothing was kept out, its good rows too; null for nothing
     */
    record Outcome(int accepted, int unchanged, int rejected, List<RowError> errors, String failedRows, String note) {

        /** An outcome of which nothing has to be said besides. */
        public Outcome(int accepted, int unchanged, int rejected, List<RowError> errors, String failedRows) {
            this(accepted, unchanged, rejected, errors, failedRows, null);
        }
    }

    /**
     * The answer to an import: exactly one of the two is null.
     *
     * @param job the id of the job that does it
     */
    record Answer(Outcome outcome, String job) {
    }

    /**
     * Imports a file.
     *
     * @param rowImport what kind of rows
     * @param program   the program's id; null for the shared core
     * @param language  {@code zh} or {@code en}, for the reasons in failed rows
     * @throws Problem {@code MALFORMED} for a file that can't be read (with the line), {@code INVALID} for a header that lacks columns or
     *                 has unknown ones
     */
    Answer run(RowImport rowImport, String program, InputStream file, Form form, Mode mode, String language);

    /** The imports into the shared core. @throws Problem {@code NOT_FOUND} for an unknown kind */
    RowImport ofCore(String kind);

    /** The kinds of import into the shared core, for permissions and templates. */
    List<RowImport> core();

    /** The failed rows of an import, as CSV in the file's columns plus {@code error}. */
    InputStream failedRows(String job);

    /** The header row of a kind, as a file to fill in. */
    String template(RowImport rowImport);
}
