package org.linli.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.api.data.DataFault;
import org.linli.api.data.Db;
import org.linli.api.data.DuplicateKey;
import org.linli.api.data.Transactions;

@EachEngine
class TransactionsTest {

    private final Transactions transactions;

    TransactionsTest(Transactions transactions) {
        this.transactions = transactions;
    }

    private static int add(Db db, String item) {
        return db.update("insert into sample_tally (town, item, points) values (?, ?, 1)", db.town(), item);
    }

    private List<String> items() {
        return transactions.read(db -> db.list("select item from sample_tally order by item", row -> row.text(1)));
    }

    @Test
    void whatWasWrittenIsThereAfterwards() {
        int rows = transactions.write(db -> add(db, "a"));
        assertEquals(1, rows);
        assertEquals(List.of("a"), items());
    }

    @Test
    void aFailureUndoesEverything() {
        assertThrows(IllegalStateException.class, () -> transactions.write(db -> {
            add(db, "a");
            throw new IllegalStateException("no");
        }));
        assertEquals(List.of(), items());
    }

    @Test
    void anInnerCallSeesAndSharesTheOuterOne() {
        transactions.write(db -> {
            add(db, "a");
            assertEquals(List.of("a"), items());
            return transactions.write(inner -> add(inner, "b"));
        });
        assertEquals(List.of("a", "b"), items());
    }

    @Test
    void aSwallowedInnerFailureStillUndoesTheWhole() {
        var refusal = new IllegalStateException("no");
        var thrown = assertThrows(IllegalStateException.class, () -> transactions.write(db -> {
            add(db, "a");
            assertThrows(IllegalStateException.class, () -> transactions.write(inner -> {
                throw refusal;
            }));
            return null;
        }));
        assertSame(refusal, thrown);
        assertEquals(List.of(), items());
    }

    @Test
    void aDuplicateKeyIsToldApartAndDoomsTheTransaction() {
        transactions.write(db -> add(db, "a"));
        assertThrows(DuplicateKey.class, () -> transactions.write(db -> {
            add(db, "b");
            assertThrows(DuplicateKey.class, () -> add(db, "a"));
            assertThrows(DataFault.class, () -> add(db, "c"));
            return null;
        }));
        assertEquals(List.of("a"), items());
    }

    @Test
    void readingOnlyMeansThatNobodyWrites() {
        assertThrows(IllegalStateException.class, () -> transactions.read(db -> add(db, "a")));
        assertThrows(IllegalStateException.class, () -> transactions.read(db -> transactions.write(inner -> add(inner, "a"))));
        assertEquals(List.of(), items());
    }

    @Test
    void workAfterTheCommitRunsOnceTheRowsAreVisible() {
        List<List<String>> seen = new ArrayList<>();
        transactions.write(db -> {
            transactions.write(inner -> {
                transactions.afterCommit(() -> seen.add(items()));
                return add(inner, "a");
            });
            assertEquals(List.of(), seen);
            return null;
        });
        assertEquals(List.of(List.of("a")), seen);
    }

    @Test
    void workAfterTheCommitDoesNotRunAfterARollback() {
        List<String> ran = new ArrayList<>();
        assertThrows(IllegalStateException.class, () -> transactions.write(db -> {
            transactions.afterCommit(() -> ran.add("ran"));
            throw new IllegalStateException("no");
        }));
        assertEquals(List.of(), ran);
    }

    @Test
    void workAfterTheCommitRunsAtOnceWithoutATransaction() {
        List<String> ran = new ArrayList<>();
        transactions.afterCommit(() -> ran.add("ran"));
        assertEquals(List.of("ran"), ran);
    }

    @Test
    void aFailureAfterTheCommitDoesNotLookLikeOneOfTheTransaction() {
        int rows = transactions.write(db -> {
            transactions.afterCommit(() -> {
                throw new IllegalStateException("too late");
            });
            return add(db, "a");
        });
        assertEquals(1, rows);
        assertEquals(List.of("a"), items());
    }

    @Test
    void aThreadKnowsWhetherItIsInATransaction() {
        assertFalse(transactions.active());
        boolean inside = transactions.read(db -> transactions.active());
        assertTrue(inside);
        assertFalse(transactions.active());
    }

    @Test
    void aReaderMayAskTheSameQuestionAgain() {
        transactions.write(db -> add(db, "a") + add(db, "b"));
        String sql = "select item from sample_tally order by item";
        List<String> pairs = new ArrayList<>();
        transactions.read(db -> {
            db.each(sql, outer -> db.each(sql, inner -> pairs.add(outer.text(1) + inner.text(1))));
            return null;
        });
        assertEquals(List.of("aa", "ab", "ba", "bb"), pairs);
    }

    @Test
    void whatWasReadInPiecesHoldsNothingUpForTheNextTransaction() {
        transactions.write(db -> add(db, "a") + add(db, "b"));
        for (int i = 0; i < 20; i++) {
            transactions.read(db -> {
                items();
                db.each("select item from sample_tally", row -> items());
                return items();
            });
            assertThrows(IllegalStateException.class, () -> transactions.read(db -> {
                db.each("select item from sample_tally", row -> {
                    throw new IllegalStateException("no");
                });
                return null;
            }));
            assertThrows(IllegalStateException.class, () -> transactions.write(db -> {
                add(db, "c");
                throw new IllegalStateException("no");
            }));
        }
        assertEquals(List.of("a", "b"), items());
    }

    @Test
    void aMissingRowIsEmpty() {
        assertEquals(Optional.empty(), transactions.read(db -> db.first("select item from sample_tally", row -> row.text(1))));
    }
}
