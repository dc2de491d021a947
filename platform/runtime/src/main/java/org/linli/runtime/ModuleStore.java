package org.linli.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Upsert;

/** What the town wants of its modules, and their files, in the database. */
final class ModuleStore {

    private static final int PART = 256 << 10;
    private static final Upsert WANTED = Upsert.replacing("runtime_modules", List.of("town", "module"),
            List.of("version", "since", "contract_due"));
    private static final String VERSION = "select module, version, checksum, signer, shipped, served, before_it, brought from runtime_versions ";

    List<Wanted> wanted(Db db) {
        return db.list("select module, version, since, contract_due from runtime_modules where town = ? order by module", ModuleStore::wanted, db.town());
    }

    Optional<Wanted> wanted(Db db, String module) {
        return db.first("select module, version, since, contract_due from runtime_modules where town = ? and module = ?", ModuleStore::wanted,
                db.town(), module);
    }

    /** From here on the town wants that version; null for none. */
    void want(Db db, Wanted wanted) {
        db.upsert(WANTED, List.<Object[]>of(new Object[] {db.town(), wanted.module(), wanted.version(), wanted.since(), wanted.contractDue()}));
    }

    void contractDue(Db db, String module, boolean due) {
        db.update("update runtime_modules set contract_due = ? where town = ? and module = ?", due, db.town(), module);
    }

    Optional<ModuleVersion> version(Db db, String module, String version) {
        return db.first(VERSION + "where town = ? and module = ? and version = ?", ModuleStore::version, db.town(), module, version);
    }

    List<ModuleVersion> versions(Db db, String module) {
        return db.list(VERSION + "where town = ? and module = ? order by brought", ModuleStore::version, db.town(), module);
    }

    List<ModuleVersion> all(Db db) {
        return db.list(VERSION + "where town = ?", ModuleStore::version, db.town());
    }

    void keep(Db db, ModuleVersion version, InputStream file) {
        db.update("insert into runtime_versions (town, module, version, checksum, signer, shipped, served, before_it, brought) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                db.town(), version.module(), version.version(), version.checksum(), version.signer(), version.shipped(), version.served(),
                version.before(), version.brought());
        var parts = new ArrayList<Object[]>();
        try {
            for (byte[] part = file.readNBytes(PART); part.length > 0; part = file.readNBytes(PART)) {
                parts.add(new Object[] {db.town(), version.module(), version.version(), parts.size(), part});
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        db.batch("insert into runtime_parts (town, module, version, part, content) values (?, ?, ?, ?, ?)", parts);
    }

    void write(Db db, ModuleVersion version, OutputStream file) {
        db.each("select content from runtime_parts where town = ? and module = ? and version = ? order by part", row -> {
            try {
                new ByteArrayInputStream(row.bytes(1)).transferTo(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, db.town(), version.module(), version.version());
    }

    /** It is in service now. @param before the version that a rollback goes to; null without one */
    void served(Db db, String module, String version, String before) {
        db.update("update runtime_versions set served = ?, before_it = ? where town = ? and module = ? and version = ?", true, before, db.town(), module, version);
    }

    void drop(Db db, String module, String version) {
        db.update("delete from runtime_parts where town = ? and module = ? and version = ?", db.town(), module, version);
        db.update("delete from runtime_versions where town = ? and module = ? and version = ?", db.town(), module, version);
    }

    private static Wanted wanted(Row row) {
        return new Wanted(row.text(1), row.text(2), row.instant(3), row.flag(4));
    }

    private static ModuleVersion version(Row row) {
        return new ModuleVersion(row.text(1), row.text(2), row.text(3), row.text(4), row.flag(5), row.flag(6), row.text(7), row.instant(8));
    }
}
