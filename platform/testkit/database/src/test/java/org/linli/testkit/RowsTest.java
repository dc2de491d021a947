package org.linli.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.api.data.DuplicateKey;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.data.Transactions;
import org.linli.api.data.Upsert;

@EachEngine
class RowsTest {

    private static final List<String> COLUMNS =
            List.of("id", "word", "essay", "number", "points", "flag", "day", "happened", "file", "stage");
    private static final String SELECT = "select " + String.join(", ", COLUMNS) + " from sample_everything ";
    private static final Instant AT = Instant.parse("1986-05-04T16:30:00.123456789Z");
    private static final byte[] BYTES = {0, 1, -1, '\\', '\n', 'x'};
    private static final String WORD = "南磨房\t\\N \"quoted\" 'x' \r\n𠮷";

    private final Transactions transactions;

    RowsTest(Transactions transactions) {
        this.transactions = transactions;
    }

    private static Object[] full(int id) {
        return new Object[] {id, WORD, "长".repeat(50_000), Long.MAX_VALUE, new BigDecimal("-12.50"), true, LocalDate.of(1940, 6, 1), AT, BYTES,
            TimeUnit.DAYS};
    }

    private static Object[] empty(int id) {
        Object[] row = new Object[COLUMNS.size()];
        row[0] = id;
        return row;
    }

    private static boolean check(Row row) {
        assertEquals(WORD, row.text(2));
        assertEquals("长".repeat(50_000), row.text(3));
        assertEquals(Long.MAX_VALUE, row.number(4));
        assertEquals(new BigDecimal("-12.50"), row.decimal(5));
        assertTrue(row.flag(6));
        assertEquals(LocalDate.of(1940, 6, 1), row.date(7));
        assertEquals(Instant.parse("1986-05-04T16:30:00.123456Z"), row.instant(8));
        assertArrayEquals(BYTES, row.bytes(9));
        assertEquals(TimeUnit.DAYS, row.constant(10, TimeUnit.class));
        return true;
    }

    private static boolean checkEmpty(Row row) {
        for (int column = 2; column <= COLUMNS.size(); column++) {
            assertTrue(row.missing(column));
        }
        assertNull(row.text(2));
        assertEquals(0, row.number(4));
        assertNull(row.decimal(5));
        assertNull(row.date(7));
        assertNull(row.instant(8));
        assertNull(row.bytes(9));
        assertNull(row.constant(10, TimeUnit.class));
        return true;
    }

    private void checkBoth() {
        assertTrue(transactions.read(db -> db.first(SELECT + "where id = ?", RowsTest::check, 1)).isPresent());
        assertTrue(transactions.read(db -> db.first(SELECT + "where id = ?", RowsTest::checkEmpty, 2)).isPresent());
        assertEquals(2, count());
    }

    private int count() {
        return transactions.read(db -> db.first("select count(*) from sample_everything", row -> row.integer(1))).orElseThrow();
    }

    @Test
    void everyTypeComesBackAsItWasInserted() {
        String marks = String.join(", ", COLUMNS.stream().map(c -> "?").toList());
        transactions.write(db -> db.batch("insert into sample_everything values (" + marks + ")", List.of(full(1), empty(2))));
        checkBoth();
    }

    @Test
    void everyTypeComesBackAsItWasLoaded() {
        transactions.write(db -> {
            db.load("sample_everything", COLUMNS, List.of(full(1), empty(2)));
            return null;
        });
        checkBoth();
    }

    @Test
    void everyTypeComesBackAsItWasInsertedNew() {
        boolean[] inserted = transactions.write(db -> db.insertNew("sample_everything", COLUMNS, List.of(full(1), empty(2))));
        assertArrayEquals(new boolean[] {true, true}, inserted);
        checkBoth();
    }

    @Test
    void everyTypeComesBackAsItWasUpserted() {
        Upsert replace = Upsert.replacing("sample_everything", List.of("id"), COLUMNS.subList(1, COLUMNS.size()));
        for (int twice = 0; twice < 2; twice++) {
            transactions.write(db -> {
                db.upsert(replace, List.of(full(1), empty(2)));
                return null;
            });
            checkBoth();
        }
    }

    @Test
    void anUpsertMixesNewAndKnownRowsInManyPortions() {
        Upsert add = new Upsert("sample_everything", List.of("id"), List.of("number", "word"), Set.of("number"));
        transactions.write(db -> {
            db.upsert(add, IntStream.range(0, 2500).filter(i -> i % 3 == 0).mapToObj(i -> new Object[] {i, 1, "a"}).toList());
            db.upsert(add, IntStream.range(0, 2500).mapToObj(i -> new Object[] {i, 10, "b"}).toList());
            return null;
        });
        transactions.read(db -> {
            db.each("select id, number, word from sample_everything", row -> {
                assertEquals(row.integer(1) % 3 == 0 ? 11 : 10, row.number(2));
                assertEquals("b", row.text(3));
            });
            return null;
        });
        assertEquals(2500, count());
    }

    @Test
    void insertNewLeavesKnownRowsAloneAndSaysWhich() {
        List<String> columns = List.of("id", "word");
        transactions.write(db -> db.insertNew("sample_everything", columns, List.of(new Object[] {2, "old"}, new Object[] {5, "old"})));
        boolean[] inserted = transactions.write(db -> db.insertNew("sample_everything", columns,
                IntStream.range(0, 2100).mapToObj(i -> new Object[] {i, "new"}).toList()));
        assertEquals(2100, inserted.length);
        for (int i = 0; i < inserted.length; i++) {
            assertEquals(i != 2 && i != 5, inserted[i], "row " + i);
        }
        assertEquals(List.of(2, 5), transactions.read(
                db -> db.list("select id from sample_everything where word = ? order by id", row -> row.integer(1), "old")));
    }

    @Test
    void aBatchTellsTheRowsTouchedByEach() {
        transactions.write(db -> db.insertNew("sample_everything", List.of("id", "word"), List.of(new Object[] {1, "a"}, new Object[] {2, "a"})));
        int[] touched = transactions.write(db -> db.batch("update sample_everything set number = ? where word = ?",
                Arrays.asList(new Object[] {1, "a"}, new Object[] {1, "b"})));
        assertArrayEquals(new int[] {2, 0}, touched);
    }

    @Test
    void loadingAKnownKeyIsADuplicate() {
        transactions.write(db -> db.update("insert into sample_everything (id) values (?)", 7));
        assertThrows(DuplicateKey.class, () -> transactions.write(db -> {
            db.load("sample_everything", List.of("id"), List.of(new Object[] {6}, new Object[] {7}));
            return null;
        }));
        assertEquals(1, count());
    }

    @Test
    void manyRowsAreStreamed() {
        AtomicInteger seen = new AtomicInteger();
        transactions.write(db -> {
            db.load("sample_everything", List.of("id"), () -> IntStream.range(0, 20_000).mapToObj(i -> new Object[] {i}).iterator());
            return null;
        });
        transactions.read(db -> {
            db.each("select id from sample_everything order by id", row -> assertEquals(seen.getAndIncrement(), row.integer(1)));
            return null;
        });
        assertEquals(20_000, seen.get());
    }

    @Test
    void textIsOrderedByCodePointSoThatPathsAreRanges() {
        List<String> words = List.of("/a", "/a/", "/a/1", "/a/B", "/a/b", "/a0", "/中");
        transactions.write(db -> db.insertNew("sample_everything", List.of("id", "word"),
                IntStream.range(0, words.size()).mapToObj(i -> new Object[] {100 - i, words.get(i)}).toList()));
        assertEquals(words, transactions.read(db -> db.list("select word from sample_everything order by word", row -> row.text(1))));
        assertEquals(List.of("/a/", "/a/1", "/a/B", "/a/b"), transactions.read(db -> db.list(
                "select word from sample_everything where word >= ? and word < ? order by word", row -> row.text(1), "/a/", "/a0")));
    }

    @Test
    void aPageIsCutByTheStatement() {
        transactions.write(db -> db.insertNew("sample_everything", List.of("id"),
                IntStream.range(0, 30).mapToObj(i -> new Object[] {i}).toList()));
        assertEquals(List.of(11, 12), transactions.read(db -> db.list(
                "select id from sample_everything where id > ? order by id fetch first ? rows only", row -> row.integer(1), 10, 2)));
    }

    @Test
    void aSelectionLeavesOutWhatNobodyAskedFor() {
        transactions.write(db -> db.insertNew("sample_everything", List.of("id", "word"),
                IntStream.range(0, 30).mapToObj(i -> new Object[] {i, i % 2 == 0 ? "even" : "odd"}).toList()));
        assertEquals(List.of(9, 11), transactions.read(db -> new Selection("select id from sample_everything where id > ?", 2)
                .andIfGiven("word = ?", "odd").andIfGiven("id < ?", null).and("(id >= ? or id = ?)", 10, 9).first(db, "id", 2, row -> row.integer(1))));
    }
}
