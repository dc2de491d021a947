package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.linli.security.Node.PASSWORD;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.imports.RowImport.Line;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.AccountAdministration.NewPost;
import org.linli.api.security.Caller;
import org.linli.api.security.Invitations.Invitation;
import org.linli.api.security.Role;
import org.linli.testkit.EachEngine;

/** Two who administer the same accounts at the same time wait for one another in turn, never crosswise. */
@EachEngine
class CrosswiseTest {

    private static final int ACCOUNTS = 30;
    private static final int ROUNDS = 6;

    private final TestTown town;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    CrosswiseTest(Transactions transactions) {
        town = new TestTown(transactions).begun();
    }

    @AfterEach
    void writeWhatWasRefused() throws InterruptedException {
        threads.shutdown();
        town.node.attempts.stop();
    }

    @Test
    void twoInviteTheSamePeopleInOppositeOrders() throws Exception {
        List<String> some = ids(staff("s"));
        List<String> backwards = new ArrayList<>(some);
        Collections.reverse(backwards);
        atOnce(() -> invite(some), () -> invite(backwards));
        assertEquals(backwards, invite(backwards).stream().map(Invitation::account).toList(), "in the order in which they were asked for");
    }

    @Test
    void twoInviteDifferentPeople() throws Exception {
        List<String> some = ids(staff("s"));
        List<String> others = ids(staff("t"));
        invite(some);
        invite(others);
        atOnce(() -> invite(some), () -> invite(others));
    }

    @Test
    void oneInvitesWhomTheOtherDisables() throws Exception {
        Known early = town.staff("early", null);
        Caller second = town.holder("second", Role.ADMINISTRATOR, null);
        List<String> both = List.of(second.account(), early.id());
        atOnce(() -> invite(both), () -> {
            int version = town.as(town.admin, () -> town.accounts.account(early.id())).version();
            return town.as(town.admin, () -> town.accounts.disable(early.id(), false, version));
        });
    }

    @Test
    void oneAcceptsWhileTheOtherInvites() throws Exception {
        List<Known> some = staff("s");
        List<String> others = ids(staff("t"));
        invite(others);
        atOnce(() -> invite(others), () -> {
            for (Known one : some.subList(0, 3)) {
                town.invitations.accept(invite(List.of(one.id())).get(0).code(), PASSWORD, "192.0.2.8");
            }
            return null;
        });
    }

    @Test
    void twoImportTheSameFileAtTheSameTimeAndTheSecondFindsItDone() throws Exception {
        Caller second = town.holder("second", Role.ADMINISTRATOR, null);
        List<Line> file = lines(1);
        var start = new CyclicBarrier(2);
        List<Future<Integer>> ends = new ArrayList<>();
        for (Caller each : List.of(town.admin, second)) {
            ends.add(threads.submit(() -> {
                start.await();
                return imported(each, file);
            }));
        }
        assertEquals(ACCOUNTS, ends.get(0).get() + ends.get(1).get());
        List<Line> backwards = lines(2);
        Collections.reverse(backwards);
        atOnce(() -> imported(second, lines(2)), () -> imported(town.admin, backwards));
    }

    @Test
    void onesUnitIsMergedWhileTheOtherGivesItsPosts() throws Exception {
        List<Known> some = staff("s");
        ScopesOfGrants follower = town.follower();
        var days = new AtomicInteger();
        atOnce(() -> town.as(town.admin, () -> town.node.transactions.write(db -> {
            follower.merged(db, TestTown.unit("ZB-01"), TestTown.unit("ZB-02"), LocalDate.of(2026, 3, 2));
            return null;
        })), () -> {
            LocalDate day = LocalDate.of(2026, 4, 1).plusDays(days.incrementAndGet());
            some.forEach(one -> town.as(town.admin, () -> town.accounts.give(one.id(), new NewPost(Role.RATER, "ZB-01", day, day))));
            return null;
        });
    }

    private int imported(Caller caller, List<Line> file) {
        return town.as(caller, () -> town.node.transactions.write(db -> {
            AccountFile session = town.accounts.file();
            session.check(db, file, (line, column, reason) -> {
                throw new AssertionError(line.number() + " " + column + " " + reason.en());
            });
            return session.apply(db, file).accepted();
        }));
    }

    private static List<Line> lines(int kind) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            lines.add(new AccountFileTest.Row(i + 2, List.of("f" + kind + "-" + i, "甲" + i, "", "RATER", "ZB-01", "", "")));
        }
        return lines;
    }

    private List<Known> staff(String prefix) {
        List<Known> made = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            made.add(town.staff(prefix + i, null));
        }
        return made;
    }

    private static List<String> ids(List<Known> accounts) {
        return accounts.stream().map(Known::id).toList();
    }

    private List<Invitation> invite(List<String> accounts) {
        return town.as(town.admin, () -> town.invitations.invite(accounts));
    }

    /** Both again and again, each time started together; neither may fail. */
    private void atOnce(Callable<?> one, Callable<?> other) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var start = new CyclicBarrier(2);
            List<Future<?>> ends = new ArrayList<>();
            for (Callable<?> work : List.of(one, other)) {
                ends.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
    }
}
