package org.linli.api.imports;

import java.io.InputStream;
import java.util.List;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.jobs.Job;
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

    /** A fault of a row. @param column as the file calls it; by its name where the file lacks it */
    record RowError(int row, String column, String value, String reason) {
    }

    /**
     * How an import ended.
     *
     * @param errors     the first 100 row errors
     * @param failedRows where to fetch the failed rows with an {@code error} column; null without failed rows
     * @param note       what has to be said besides: that a file of all or nothing was kept out, its good rows too; null for nothing
     * @param created    how many of the accepted rows bring something that wasn't there; null where the import doesn't tell
     */
    record Outcome(int accepted, int unchanged, int rejected, List<RowError> errors, String failedRows, String note, Integer created) {

        /** An outcome that doesn't tell what is new. */
        public Outcome(int accepted, int unchanged, int rejected, List<RowError> errors, String failedRows, String note) {
            this(accepted, unchanged, rejected, errors, failedRows, note, null);
        }

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

    /**
     * A file that was checked, or its import, as its job knows it.
     *
     * @param program the program's id; null for the shared core
     * @param module  whose program it is; null for the shared core
     * @param mode    {@link Mode#PREVIEW} for a check
     * @param rows    how many rows the file has
     * @param outcome how it ended; null before its end
     * @param kept    whether the checked file still lies here, to be imported
     * @param applied the job that imported the checked file; null while none did
     * @param charset in which a CSV file was read, {@code UTF-8} or {@code GB18030}; null for a workbook
     */
    record Import(Job job, String kind, String program, String module, Mode mode, int rows, Outcome outcome, boolean kept, String applied, String charset) {

        /** An import of a workbook. */
        public Import(Job job, String kind, String program, String module, Mode mode, int rows, Outcome outcome, boolean kept, String applied) {
            this(job, kind, program, module, mode, rows, outcome, kept, applied, null);
        }
    }

    /**
     * Checks a file and imports nothing; the file is kept for a day, for {@link #apply}.
     *
     * @return the id of the job that does it, or has done it
     * @throws Problem as {@link #run}
     */
    String check(RowImport rowImport, String program, InputStream file, Form form, String language);

    /**
     * Imports a file that was checked: a small one at once, a large one as a job.
     *
     * @param check the id of the job that checked it
     * @param mode  {@link Mode#ALL_OR_NOTHING} or {@link Mode#GOOD_ROWS}
     * @return the id of the job that does it, or has done it
     * @throws Problem {@code NOT_FOUND}; {@code CONFLICT} while it is being checked, when it was imported already and when it isn't kept any more
     */
    String apply(String check, Mode mode);

    /** A check or an import. @param job the id of its job @throws Problem {@code NOT_FOUND} as {@link org.linli.api.jobs.Jobs#job} */
    Import about(String job);

    /** The columns of the failed rows of an import, those of the file and {@code error}. */
    List<String> failedColumns(String job);

    /** Some of the failed rows of an import, in those columns; that the first of them are handed back goes to the audit. @param after the cursor of the page before; null for the first */
    Page<List<String>> failed(String job, String after, int limit);

    /** The imports into the shared core. @throws Problem {@code NOT_FOUND} for an unknown kind */
    RowImport ofCore(String kind);

    /** The kinds of import into the shared core, for permissions and templates. */
    List<RowImport> core();

    /** The failed rows of an import, as CSV in the file's columns plus {@code error}; that they are handed back goes to the audit. */
    InputStream failedRows(String job);

    /** What the columns of a kind are called, in their order; a file may have the names or the words of either language. */
    List<Text> headings(RowImport rowImport);

    /** The header row of a kind with the columns' names, as a file that a program fills in. */
    String template(RowImport rowImport);

    /** The header row of a kind, as a file to fill in. @param language {@code zh} or {@code en} */
    String template(RowImport rowImport, String language);
}
