package org.linli.core.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.api.data.Db;
import org.linli.core.people.PersonalData;
import org.linli.core.people.PersonalData.SealedRows;

/** Files under way and the rows to hand back, in the database, so that any node can go on with them; sealed, as they may hold identity numbers. */
final class ImportStore {

    private static final List<String> PART = List.of("town", "job", "part", "content", "key_version");
    /** How long rows wait to be fetched. */
    private static final Duration KEPT = Duration.ofDays(30);
    /** How long a checked file waits to be imported. */
    private static final Duration CHECKED = Duration.ofDays(1);

    /** @param applied the job that imported the checked file; null while none did */
    record Known(ImportOrder order, boolean kept, String applied) {
    }

    private final PersonalData data;

    ImportStore(PersonalData data) {
        this.data = data;
    }

    /** Whose program it is; null for one that there isn't, which its import refuses. */
    String moduleOf(Db db, String program) {
        return db.first("select module from programs where town = ? and id = ?", row -> row.text(1), db.town(), program).orElse(null);
    }

    /** Begins an import, and deletes the handed-back rows that nobody has fetched for long and the checked files that nobody has imported. */
    void begin(Db db, String job, ImportOrder order, Instant now) {
        db.update("delete from import_parts where town = ? and job in (select job from imports where town = ? and kept = true and created < ?)", db.town(),
                db.town(), now.minus(CHECKED));
        db.update("update imports set kept = false where town = ? and kept = true and created < ?", db.town(), now.minus(CHECKED));
        db.update("delete from import_failures where town = ? and job in (select job from imports where town = ? and created < ?)", db.town(), db.town(),
                now.minus(KEPT));
        db.update("update imports set failed = 0 where town = ? and created < ? and failed > 0", db.town(), now.minus(KEPT));
        db.update("insert into imports (town, job, header, failed, created, ordered, kept) values (?, ?, ?, 0, ?, ?, ?)", db.town(), job,
                csv(order.written()), now, order.json(), order.keeps());
    }

    /** What an import was ordered to do; empty for one that there isn't, or from before orders were kept. */
    Optional<Known> known(Db db, String job) {
        return db.first("select ordered, kept, applied from imports where town = ? and job = ? and ordered is not null",
                row -> new Known(ImportOrder.read(row.text(1)), row.flag(2), row.text(3)), db.town(), job);
    }

    /** Takes a checked file, which nobody else can import then. @return whether it was still there */
    boolean take(Db db, String check) {
        return db.update("update imports set kept = false where town = ? and job = ? and kept = true", db.town(), check) == 1;
    }

    void applied(Db db, String check, String by) {
        db.update("update imports set applied = ? where town = ? and job = ?", by, db.town(), check);
    }

    void keep(Db db, String job, List<byte[]> parts) {
        for (int part = 0; part < parts.size(); part++) {
            add(db, "import_parts", job, part, parts.get(part));
        }
    }

    List<RowSource.Cells> part(Db db, String job, int part) {
        return unseal(db.first("select content, key_version from import_parts where town = ? and job = ? and part = ?",
                row -> new SealedRows(row.integer(2), row.bytes(1)), db.town(), job, part)
                .orElseThrow(() -> new IllegalStateException("part " + part + " of import " + job + " is missing")));
    }

    void drop(Db db, String job) {
        db.update("delete from import_parts where town = ? and job = ?", db.town(), job);
    }

    void keepFailures(Db db, String job, int part, List<RowSource.Cells> failed) {
        add(db, "import_failures", job, part, Parts.pack(failed));
        db.update("update imports set failed = failed + ? where town = ? and job = ?", failed.size(), db.town(), job);
    }

    void dropFailures(Db db, String job) {
        db.update("delete from import_failures where town = ? and job = ?", db.town(), job);
        db.update("update imports set failed = 0 where town = ? and job = ?", db.town(), job);
    }

    /** The header of the handed-back rows; empty where there are none. */
    Optional<String> failureHeader(Db db, String job) {
        return db.first("select header from imports where town = ? and job = ? and failed > 0", row -> row.text(1), db.town(), job);
    }

    /** How many rows are handed back. */
    int failures(Db db, String job) {
        return db.first("select failed from imports where town = ? and job = ?", row -> row.integer(1), db.town(), job).orElse(0);
    }

    /** The next part of the handed-back rows after that one. */
    Optional<Failures> failures(Db db, String job, int after) {
        return db.first("select part, content, key_version from import_failures where town = ? and job = ? and part > ? order by part"
                + " fetch first 1 rows only",
                row -> new Failures(row.integer(1), unseal(new SealedRows(row.integer(3), row.bytes(2)))), db.town(), job, after);
    }

    private void add(Db db, String table, String job, int part, byte[] rows) {
        SealedRows sealed = data.sealRows(rows);
        db.load(table, PART, List.<Object[]>of(new Object[] {db.town(), job, part, sealed.content(), sealed.version()}));
    }

    private List<RowSource.Cells> unseal(SealedRows content) {
        return Parts.unpack(data.openRows(content));
    }

    record Failures(int part, List<RowSource.Cells> rows) {
    }

    static List<String> cells(String csv) {
        return CsvReader.builder().ofSingleCsvRecord(csv).getFields();
    }

    /** A line of CSV with its line break. */
    static String csv(List<String> cells) {
        return csv(Stream.<String[]>of(cells.toArray(String[]::new)));
    }

    /** Lines of CSV. */
    static String csv(Stream<String[]> rows) {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
