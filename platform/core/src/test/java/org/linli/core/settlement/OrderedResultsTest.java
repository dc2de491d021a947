package org.linli.core.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Selection;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Results.Order;
import org.linli.api.programs.Results.Settlement;
import org.linli.core.settlement.ResultStore.Stored;
import org.linli.testkit.EachEngine;
import org.linli.testkit.Engine;

/** 2,600 results, of which 100 wait; more than the database sorts at once. */
@EachEngine
class OrderedResultsTest {

    private static final int RESULTS = 2_600;
    private static final int WAITING = 100;
    private static final List<String> TIERS = List.of("excellent", "qualified", "basic");
    private static final Settlement SETTLEMENT = settlement("s1");

    private final Transactions transactions;
    private final TotalOrder totals = new TotalOrder();
    private final List<Stored> results = IntStream.range(0, RESULTS).mapToObj(OrderedResultsTest::result).toList();

    OrderedResultsTest(Transactions transactions) {
        this.transactions = transactions;
        transactions.write(db -> {
            ResultStore.load(db, SETTLEMENT.id(), results);
            ResultStore.load(db, "another", results);
            TotalOrder.load(db, SETTLEMENT.id(), inOrder(Order.TOTAL_FALLING, one -> true).stream().mapToInt(Stored::place).toArray());
            return null;
        });
    }

    @Test
    void allResultsAreReadPageByPageInEachOrder() {
        for (Order order : Order.values()) {
            assertEquals(subjects(inOrder(order, one -> true)), read(order, true, all -> all), order.name());
        }
    }

    @Test
    void manyOfThemAreReadPageByPageInEachOrder() {
        for (Order order : Order.values()) {
            assertEquals(subjects(inOrder(order, one -> one.reasons() != null)), read(order, false, all -> all.and("reasons is not null")), order.name());
        }
    }

    @Test
    void aFewOfThemAreReadPageByPageInEachOrder() {
        for (Order order : Order.values()) {
            assertEquals(subjects(inOrder(order, one -> one.unit().equals("U3"))), read(order, false, all -> all.and("unit = ?", "U3")), order.name());
        }
    }

    @Test
    void aSettlementThatIsOlderThanTheKeptOrderIsSortedByItsScoresAllTheSame() {
        transactions.write(db -> {
            TotalOrder.delete(db, SETTLEMENT.id());
            return null;
        });
        for (Order order : List.of(Order.TOTAL, Order.TOTAL_FALLING)) {
            assertEquals(subjects(inOrder(order, one -> true)), read(order, true, all -> all), order.name());
        }
    }

    @Test
    void aCursorThatNoPageGaveIsRefused() {
        for (String cursor : List.of("x", "sorted:x 5", "sorted:5.00", "sorted:5.00 x")) {
            assertEquals("cursor", assertThrows(Problem.class, () -> page(Order.TOTAL, cursor, true, all -> all), cursor).code());
        }
        for (Order order : List.of(Order.TOTAL, Order.TOTAL_FALLING, Order.RANK, Order.RANK_FALLING, Order.TIER)) {
            assertEquals(List.of(), page(order, "999999999999999", true, all -> all).items(), "behind the last of " + order);
        }
        assertEquals("cursor", assertThrows(Problem.class, () -> page(Order.TIER, "1-x", true, all -> all)).code());
        assertEquals("cursor", assertThrows(Problem.class, () -> page(Order.RANK_FALLING, "1-1", true, all -> all)).code());
    }

    @Test
    void aPageInTheOrderOfScoresOrFromTheLastRankOnIsReadByTheIndexOfPlaces(Engine engine) {
        for (Order order : List.of(Order.TOTAL_FALLING, Order.TOTAL, Order.RANK_FALLING)) {
            String plan = transactions.write(db -> engine == Engine.DERBY ? planOfDerby(db, order) : String.join("\n", db.list("explain "
                    + ResultStore.RESULT.replace("town = ?", "town = 'main'").replace("settlement = ?", "settlement = 's1'") + " and place = 77", row -> row.text(1))));
            assertTrue(plan.toLowerCase(Locale.ROOT).contains("using " + (engine == Engine.DERBY ? "index " : "") + "results_by_place") && !plan.contains("Sort"), plan);
        }
    }

    private String planOfDerby(Db db, Order order) {
        db.update("call syscs_util.syscs_set_runtimestatistics(1)");
        new OrderedResults(db, SETTLEMENT, () -> ResultStore.of(db, SETTLEMENT.id()), true, TIERS, totals).page(order, "2000", 10);
        return db.first("values syscs_util.syscs_get_runtimestatistics()", row -> row.text(1)).orElseThrow();
    }

    private List<String> read(Order order, boolean all, UnaryOperator<Selection> narrowed) {
        List<Stored> read = new ArrayList<>();
        String next = null;
        do {
            Page<Stored> page = page(order, next, all, narrowed);
            assertTrue(page.items().size() == 190 || page.next() == null, "only the last page is shorter");
            read.addAll(page.items());
            next = page.next();
        } while (next != null);
        return subjects(read);
    }

    private Page<Stored> page(Order order, String after, boolean all, UnaryOperator<Selection> narrowed) {
        return transactions.read(db -> new OrderedResults(db, SETTLEMENT, () -> narrowed.apply(ResultStore.of(db, SETTLEMENT.id())), all, TIERS, totals).page(order, after, 190));
    }

    private List<Stored> inOrder(Order order, Predicate<Stored> wanted) {
        Comparator<Stored> place = Comparator.comparing(Stored::place);
        Comparator<Stored> total = Comparator.comparing(Stored::total, Comparator.nullsLast(Comparator.naturalOrder()));
        Comparator<Stored> waiting = Comparator.comparing(one -> one.total() == null);
        return results.stream().filter(wanted).sorted(switch (order) {
            case SUBJECT -> Comparator.comparing(Stored::subject);
            case RANK -> place;
            case RANK_FALLING -> place.reversed();
            case TOTAL -> total.thenComparing((one, other) -> one.total() == null ? place.compare(one, other) : place.compare(other, one));
            case TOTAL_FALLING -> waiting.thenComparing(total.reversed()).thenComparing(place);
            case TIER -> Comparator.<Stored, Integer>comparing(one -> one.tier() == null ? 9 : TIERS.indexOf(one.tier())).thenComparing(place);
            case TIER_FALLING -> Comparator.<Stored, Integer>comparing(one -> one.tier() == null ? 9 : -TIERS.indexOf(one.tier())).thenComparing(place);
        }).toList();
    }

    private static List<String> subjects(List<Stored> results) {
        return results.stream().map(Stored::subject).toList();
    }

    private static Stored result(int i) {
        BigDecimal total = i % (RESULTS / WAITING) == 0 ? null : BigDecimal.valueOf(i * 37 % 500 - 20, 1).setScale(2);
        String tier = total == null ? null : TIERS.get(total.intValue() > 40 ? 0 : total.intValue() > 5 ? 1 : 2);
        return new Stored("P%04d".formatted(i), "某", "U" + i % 7, i * 977 % RESULTS + 1, "", total, total == null ? null : 1, RESULTS, tier, i % 10 == 0 ? null : "QUOTA");
    }

    private static Settlement settlement(String id) {
        return new Settlement(id, "p", 1, 1, 0, RESULTS, WAITING, "", "a", Instant.EPOCH, null);
    }
}
