package org.linli.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.data.Db;
import org.linli.api.data.TownDatabase;
import org.linli.store.Database;
import org.linli.store.Settings;

class TownDatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void aBackupIsAWholeDatabaseThatOpensByItself() throws Exception {
        Path copies = folder.resolve("copies");
        try (Database town = open(folder.resolve("db"))) {
            town.transactions().write(db -> db.update("create table marks (id int)"));
            town.transactions().write(db -> db.update("insert into marks (id) values (7)"));
            town.whole().backUp(copies);
            town.transactions().write(db -> db.update("insert into marks (id) values (8)"));
        }
        Path copy;
        try (Stream<Path> inside = Files.list(copies)) {
            copy = inside.findFirst().orElseThrow();
        }
        assertEquals("db", copy.getFileName().toString());
        try (Database restored = open(copy)) {
            assertEquals(List.of(7), restored.transactions().read(TownDatabaseTest::marks));
        }
    }

    private static Database open(Path folder) {
        return new Database(new Settings("jdbc:derby:" + folder, null, null, 4, "main"));
    }

    private static List<Integer> marks(Db db) {
        return db.list("select id from marks order by id", row -> row.integer(1));
    }

    @EachEngine
    void itTellsWhatItIsAndWhatHasRunOnIt(TestStore store) {
        TownDatabase.Condition condition = store.whole().condition();
        assertTrue(condition.engine().contains(condition.embedded() ? "Derby" : "PostgreSQL"), condition.engine());
        assertTrue(condition.latest().size() <= Math.min(5, condition.changes()), condition.toString());
        assertTrue(condition.pool().most() > 0, condition.toString());
        assertTrue(condition.embedded() || condition.bytes() > 0, condition.toString());
    }

    @EachEngine
    void oneOnAServerOfItsOwnTellsTheCommandInstead(TestStore store) {
        TownDatabase database = store.whole();
        if (database.condition().embedded()) {
            assertNull(database.command());
        } else {
            assertTrue(database.command().startsWith("pg_dump -Fc -h "), database.command());
            assertThrows(UnsupportedOperationException.class, () -> database.backUp(folder.resolve("copy")));
        }
    }
}
