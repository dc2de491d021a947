package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.security.Node.PASSWORD;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.security.AccountAdministration.Kind;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.AccountAdministration.NewAccount;
import org.linli.api.security.AccountAdministration.NewPost;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Role;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;
import org.linli.testkit.EachEngine;

@EachEngine
class ScopesOfGrantsTest {

    private static final String SETTLE = "party-points.programs.settle";
    private static final UnitPath FIRST = new UnitPath("/DW/ZB-01/");
    private static final UnitPath SECOND = new UnitPath("/DW/ZB-02/");

    private final Transactions transactions;
    private final AccountStore store = new AccountStore();
    private final TestTown town;
    private final ScopesOfGrants follower;

    ScopesOfGrantsTest(Transactions transactions) {
        this.transactions = transactions;
        town = new TestTown(transactions).begun();
        follower = town.follower();
    }

    @AfterEach
    void writeWhatWasRefused() throws InterruptedException {
        town.node.attempts.stop();
    }

    @Test
    void whoWorksInAUnitGoesOnWorkingThereAfterItHasMoved() {
        assertEquals(Arrays.asList("/DW/ZB/NEW/ZB-01/", "/DW/ZB/NEW/ZB-01/G1/"), scopesAfterMove("/DW/ZB-01/", "/DW/ZB-01/G1/"));
    }

    @Test
    void otherScopesStayAsTheyAre() {
        assertEquals(Arrays.asList("/DW/", "/DW/ZB-010/", "/ZB-01/", null), scopesAfterMove("/DW/", "/DW/ZB-010/", "/ZB-01/", null));
    }

    @Test
    void aPostAndTheHomeOfItsAccountFollowTheirUnit() {
        var path = new UnitPath("/DW/ZB-01/");
        var home = new Account("p", "head", "head", null, false, List.of(), Kind.STAFF, null, List.of(), "ZB-01", path, 1);
        var post = new HeldPost("p", "1", Role.HEAD, "ZB-01", path, LocalDate.of(2026, 1, 1), null, "admin", Instant.EPOCH);
        Account moved = transactions.write(db -> {
            store.add(db, home, Instant.EPOCH);
            new PostStore().add(db, post);
            follower.moved(db, path, new UnitPath("/DW/NEW/ZB-01/"));
            return store.byId(db, "p").orElseThrow();
        });
        assertEquals("/DW/NEW/ZB-01/", moved.home().value());
        assertTrue(moved.grants().stream().allMatch(grant -> grant.scope().equals(moved.home())));
        assertFalse(moved.grants().isEmpty());
    }

    @Test
    void whoWorksInAUnitGoesOnWorkingInItsHeirAtOnce() {
        Known li = town.staff("li", "ZB-01");
        town.give(li, Role.HEAD, "ZB-01");
        town.signedIn(li);
        var session = town.node.sessions.open("li", PASSWORD, null, Node.ADDRESS, "Firefox");
        assertTrue(town.node.of(session).caller().may(SETTLE, FIRST));
        merge();
        Caller working = town.node.of(session).caller();
        assertTrue(working.may(SETTLE, SECOND), "in the session that is open");
        assertFalse(working.may(SETTLE, FIRST));
        Known after = town.as(town.admin, () -> town.accounts.account(li.id()));
        assertEquals("ZB-02", after.unit());
        assertEquals("ZB-02", after.posts().get(0).unit());
        var line = town.as(town.admin, () -> town.node.audit.list("post.handed-over", li.id(), null, 1)).items().get(0);
        assertEquals("HEAD ZB-01 2026-03-02/ to HEAD ZB-02 2026-03-02/", line.before() + " to " + line.after());
    }

    @Test
    void aPostThatIsHeldAtTheHeirAlreadyIsNotHeldTwice() {
        Known li = town.staff("li", null);
        town.give(li, Role.HEAD, "ZB-01");
        town.give(li, Role.HEAD, "ZB-02");
        town.give(li, Role.RATER, "ZB-01");
        merge();
        assertEquals(List.of("HEAD ZB-02", "RATER ZB-02"), town.as(town.admin, () -> town.accounts.account(li.id())).posts().stream()
                .map(post -> post.role() + " " + post.unit()).sorted().toList());
    }

    @Test
    void whoAdministersOnlyTheFormerUnitGivesNothingOfItAwayAfterTheMerger() {
        Caller clerk = town.holder("clerk", Role.ADMINISTRATOR, "ZB-02");
        Known li = town.staff("li", "ZB-01");
        Node.refused(Problem.Kind.NOT_FOUND, "account-unknown", () -> town.as(clerk, () -> town.invitations.invite(List.of(li.id()))));
        merge();
        assertEquals(1, town.as(clerk, () -> town.invitations.invite(List.of(li.id()))).size(), "the heir's has its people now");
    }

    @Test
    void thePostsOfAClosedUnitEndOnItsLastDayAndThoseThatWouldBeginLaterNever() {
        Known li = town.staff("li", null);
        LocalDate today = LocalDate.of(2026, 3, 2);
        town.give(li, Role.HEAD, "ZB-01");
        town.give(li, Role.HEAD, "ZB-02");
        Known member = town.as(town.admin, () -> town.accounts.create(new NewAccount("m1", "张三", Kind.MEMBER, "P1", "ZB-01")));
        town.give(member, Role.MEMBER, "ZB-01");
        town.as(town.admin, () -> town.accounts.give(li.id(), new NewPost(Role.RATER, "ZB-01", today.plusDays(30), null)));
        Caller caller = town.signedIn(li);
        assertTrue(caller.may(SETTLE, FIRST));
        town.does(town.admin, () -> transactions.write(db -> {
            follower.closed(db, TestTown.unit("ZB-01"), today);
            return null;
        }));
        assertEquals(List.of("HEAD ZB-01 2026-03-02", "HEAD ZB-02 null"), town.as(town.admin, () -> town.accounts.account(li.id())).posts().stream()
                .map(post -> post.role() + " " + post.unit() + " " + post.until()).sorted().toList());
        town.clock.pass(Duration.ofDays(1));
        Caller tomorrow = town.node.basic("li", PASSWORD);
        assertFalse(tomorrow.may(SETTLE, FIRST));
        assertTrue(tomorrow.may(SETTLE, SECOND));
        assertNull(town.as(town.admin, () -> town.accounts.account(member.id())).posts().get(0).until(), "who acts for itself alone goes on");
    }

    @Test
    void postsComeBackWhenTheLastDayOfTheirUnitWasWrong() {
        Known li = town.staff("li", null);
        LocalDate today = LocalDate.of(2026, 3, 2);
        town.give(li, Role.HEAD, "ZB-01");
        town.as(town.admin, () -> town.accounts.give(li.id(), new NewPost(Role.RATER, "ZB-01", null, today.plusDays(1))));
        town.does(town.admin, () -> transactions.write(db -> {
            follower.closed(db, TestTown.unit("ZB-01"), today.plusDays(3));
            follower.prolonged(db, endingOn(today.plusDays(3)), null);
            return null;
        }));
        assertEquals(List.of("HEAD null", "RATER " + today.plusDays(1)), town.as(town.admin, () -> town.accounts.account(li.id())).posts().stream()
                .map(post -> post.role() + " " + post.until()).sorted().toList());
        assertEquals(1, town.as(town.admin, () -> town.node.audit.list("post.prolonged", li.id(), null, 9)).items().size());
    }

    private static Unit endingOn(LocalDate until) {
        Unit unit = TestTown.unit("ZB-01");
        return new Unit(unit.code(), unit.name(), unit.parent(), unit.level(), unit.path(), null, until, 1);
    }

    private void merge() {
        town.does(town.admin, () -> transactions.write(db -> {
            follower.merged(db, TestTown.unit("ZB-01"), TestTown.unit("ZB-02"), LocalDate.of(2026, 3, 2));
            return null;
        }));
    }

    private List<String> scopesAfterMove(String... scopes) {
        List<Grant> grants = Arrays.stream(scopes).map(scope -> new Grant("core.units.write", scope == null ? null : new UnitPath(scope))).toList();
        return transactions.write(db -> {
            store.add(db, new Account("a", "secretary", "secretary", null, false, grants), Instant.EPOCH);
            follower.moved(db, new UnitPath("/DW/ZB-01/"), new UnitPath("/DW/ZB/NEW/ZB-01/"));
            return store.byId(db, "a").orElseThrow().grants().stream()
                    .map(grant -> grant.scope() == null ? null : grant.scope().value()).toList();
        });
    }
}
