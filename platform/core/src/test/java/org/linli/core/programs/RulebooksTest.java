package org.linli.core.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Rulebooks;
import org.linli.api.programs.Rulebooks.RulebookView;
import org.linli.testkit.EachEngine;

@EachEngine
class RulebooksTest {

    private PointsTown town;

    @BeforeEach
    void start(Transactions transactions) {
        town = new PointsTown(transactions);
    }

    @Test
    void aTextIsKeptAsItIs() {
        assertEquals(PointsTown.p2(), town.rulebooks.yaml(PointsTown.MODULE, PointsTown.RULEBOOK, null));
    }

    @Test
    void theSameTextAgainChangesNothing() {
        int before = town.guard.audited.size();
        assertEquals(1, town.rulebooks.publish(PointsTown.MODULE, PointsTown.p2()).version());
        assertEquals(before, town.guard.audited.size());
    }

    @Test
    void twoNodesThatStartAtOnceBothFindTheRulebookPublished(Transactions transactions) {
        PublishedRulebooks late = node(transactions, () -> town.rulebooks.publish(PointsTown.MODULE, version(2)));
        int before = town.guard.audited.size();
        assertEquals(2, late.publish(PointsTown.MODULE, version(2)).version());
        assertEquals(before + 1, town.guard.audited.size());
        PublishedRulebooks other = node(transactions, () -> town.rulebooks.publish(PointsTown.MODULE, version(3)));
        assertEquals("rulebook-exists", assertThrows(Problem.class,
                () -> other.publish(PointsTown.MODULE, version(3).replace("base: 45", "base: 46"))).code());
    }

    /** A node that another one forestalls between its look and its insert. */
    private PublishedRulebooks node(Transactions transactions, Runnable forestall) {
        var forestalled = new Transactions() {

            private boolean done;

            @Override
            public <T> T write(Function<Db, T> work) {
                return transactions.write(db -> work.apply((Db) Proxy.newProxyInstance(Db.class.getClassLoader(), new Class<?>[] {Db.class},
                        (proxy, method, arguments) -> {
                            if (!done && (method.getName().equals("update") || method.getName().equals("insertNew"))) {
                                done = true;
                                CompletableFuture.runAsync(forestall).join();
                            }
                            try {
                                return method.invoke(db, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        })));
            }

            @Override
            public <T> T read(Function<Db, T> work) {
                return transactions.read(work);
            }

            @Override
            public boolean active() {
                return transactions.active();
            }

            @Override
            public void afterCommit(Runnable work) {
                transactions.afterCommit(work);
            }
        };
        return new PublishedRulebooks(forestalled, town.guard, town.guard, town.clock, town.shelf, null);
    }

    @Test
    void aPublishedVersionNeverChanges() {
        Problem refused = refused(PointsTown.p2().replace("base: 45", "base: 46"));
        assertEquals(Problem.Kind.CONFLICT, refused.kind());
        assertEquals("rulebook-exists", refused.code());
    }

    @Test
    void versionsOnlyRise() {
        town.rulebooks.publish(PointsTown.MODULE, version(3));
        assertEquals("rulebook-version", refused(version(2)).code());
        assertEquals(3, town.rulebooks.view(PointsTown.MODULE, PointsTown.RULEBOOK, null).identity().version());
        assertEquals(1, town.rulebooks.view(PointsTown.MODULE, PointsTown.RULEBOOK, 1).identity().version());
    }

    @Test
    void aFaultIsSaidInWholeSentencesWithOneStopEach() {
        String said = refused(PointsTown.p2().replace("weight: 0.3", "weight: 0.4")).faults().get(0).what().zh();
        assertTrue(said.endsWith("：权重之和是 1.1，不是 1。请调整权重，使其和恰好为 1"), said);
    }

    @Test
    void allFaultsComeInOneAnswerWithTheirPaths() {
        Problem refused = refused(PointsTown.p2().replace("weight: 0.3", "weight: 0.4").replace("cycle: YEAR", "cycle: DECADE"));
        assertEquals(Problem.Kind.INVALID, refused.kind());
        assertTrue(refused.faults().size() >= 2, refused.faults().toString());
        assertTrue(refused.faults().stream().anyMatch(fault -> fault.where().equals("cycle")), refused.faults().toString());
        assertTrue(refused.faults().stream().anyMatch(fault -> fault.where().startsWith("components")), refused.faults().toString());
    }

    @Test
    void aRulebookOfAnotherModuleIsRefused() {
        Problem refused = assertThrows(Problem.class, () -> town.rulebooks.publish("sanitation", PointsTown.p2()));
        assertEquals("module", refused.where());
    }

    @Test
    void formsGetItemsWithCapsAndRangesInPlainText() {
        RulebookView view = town.rulebooks.view(PointsTown.MODULE, PointsTown.RULEBOOK, 1);
        Rulebooks.ItemView meeting = view.items().get(0);
        assertEquals("meeting", meeting.id());
        assertEquals("2", meeting.points());
        assertEquals("4", meeting.cap());
        assertEquals("MONTH", meeting.per());
        assertEquals("0.7", view.components().get(0).weight());
        assertEquals(7, view.publicityDays());
    }

    @Test
    void theNewestVersionOfEachIsListed() {
        town.rulebooks.publish(PointsTown.MODULE, version(2));
        assertEquals(2, town.rulebooks.list(PointsTown.MODULE, null, 10).items().get(0).version());
        assertEquals(1, town.rulebooks.list(PointsTown.MODULE, null, 10).items().size());
    }

    @Test
    void theSchemaIsServed() {
        assertTrue(town.rulebooks.schema().contains("$schema"));
    }

    private Problem refused(String yaml) {
        return assertThrows(Problem.class, () -> town.rulebooks.publish(PointsTown.MODULE, yaml));
    }

    private static String version(int version) {
        return PointsTown.p2().replace("version: 1", "version: " + version);
    }
}
