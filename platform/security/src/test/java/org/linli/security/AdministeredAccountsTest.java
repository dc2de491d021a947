package org.linli.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.security.Node.PASSWORD;
import static org.linli.security.Node.refused;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem.Kind;
import org.linli.api.data.Transactions;
import org.linli.api.security.AccountAdministration;
import org.linli.api.security.AccountAdministration.Changed;
import org.linli.api.security.AccountAdministration.Given;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.AccountAdministration.NewAccount;
import org.linli.api.security.AccountAdministration.NewPost;
import org.linli.api.security.AccountAdministration.Post;
import org.linli.api.security.AccountAdministration.Wanted;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Role;
import org.linli.api.security.SecondFactor;
import org.linli.api.security.Sessions;
import org.linli.api.territory.UnitPath;
import org.linli.testkit.EachEngine;

@EachEngine
class AdministeredAccountsTest {

    private static final UnitPath FIRST = new UnitPath("/DW/ZB-01/");
    private static final UnitPath SECOND = new UnitPath("/DW/ZB-02/");
    private static final String SETTLE = "party-points.programs.settle";
    private static final Wanted ALL = new Wanted(null, null, null, null, null, null);

    private final TestTown town;
    private final AccountAdministration accounts;

    AdministeredAccountsTest(Transactions transactions) {
        town = new TestTown(transactions).begun();
        accounts = town.accounts;
    }

    @AfterEach
    void writeWhatWasRefused() throws InterruptedException {
        town.node.attempts.stop();
    }

    @Test
    void aPostGivesItsRoleInItsSubtreeOnly() {
        Caller head = town.holder("li", Role.HEAD, "ZB-01");
        assertTrue(head.may(SETTLE, FIRST));
        assertTrue(head.may("noise.reports.write", FIRST));
        assertFalse(head.may(SETTLE, SECOND));
        assertFalse(head.may(SETTLE, null));
        assertFalse(head.holds(AccountAdministration.WRITE));
    }

    @Test
    void oneAccountHoldsSeveralPosts() {
        Known account = town.staff("li", null);
        town.give(account, Role.SCOREKEEPER, "ZB-01");
        town.give(account, Role.INSPECTOR, "ZB-02");
        Caller caller = town.signedIn(account);
        assertTrue(caller.may(SETTLE, FIRST));
        assertFalse(caller.may(SETTLE, SECOND));
        assertTrue(caller.may("party-points.facts.write", SECOND));
    }

    @Test
    void aPostHoldsFromItsFirstDayToItsLast() {
        Known account = town.staff("li", null);
        LocalDate today = LocalDate.of(2026, 3, 2);
        town.as(town.admin, () -> accounts.give(account.id(), new NewPost(Role.HEAD, "ZB-01", today.plusDays(1), today.plusDays(2))));
        assertFalse(caller(account).holds(SETTLE));
        town.clock.pass(Duration.ofDays(1));
        assertTrue(caller(account).holds(SETTLE));
        town.clock.pass(Duration.ofDays(1));
        assertTrue(caller(account).holds(SETTLE));
        town.clock.pass(Duration.ofDays(1));
        assertFalse(caller(account).holds(SETTLE));
        assertEquals(List.of(), town.as(town.admin, () -> accounts.account(account.id())).posts());
    }

    @Test
    void anEndedPostGivesNothingAtOnce() {
        Known account = town.staff("li", null);
        Post post = town.give(account, Role.HEAD, "ZB-01").post();
        Caller before = town.signedIn(account);
        assertTrue(before.holds(SETTLE));
        town.does(town.admin, () -> accounts.end(account.id(), post.id()));
        assertFalse(town.node.basic("li", PASSWORD).holds(SETTLE));
        refused(Kind.NOT_FOUND, "post-unknown", () -> town.does(town.admin, () -> accounts.end(account.id(), post.id())));
    }

    @Test
    void whoHandsTheTownOverIsToldOfItsOwnPostAndEndsIt() {
        Known mayor = town.staff("mayor", null);
        assertNull(town.give(mayor, Role.HEAD, "DW").note());
        Given given = town.give(mayor, Role.HEAD, null);
        assertNotNull(given.note());
        Post own = town.as(town.admin, accounts::own).posts().stream().filter(post -> post.role() == Role.HEAD).findFirst().orElseThrow();
        assertTrue(given.note().en().contains(own.id()), given.note().en());
        town.does(town.admin, () -> accounts.end(town.admin.account(), own.id()));
        Caller admin = town.node.basic("admin", PASSWORD);
        assertFalse(admin.holds(SETTLE), "an administrator alone changes no points");
        assertTrue(admin.may(AccountAdministration.WRITE, null));
    }

    @Test
    void anAuditorHoldsNoOtherPost() {
        Known auditor = town.staff("wang", null);
        town.give(auditor, Role.AUDITOR, null);
        refused(Kind.CONFLICT, "post-alone", () -> town.give(auditor, Role.INSPECTOR, "ZB-01"));
        Known head = town.staff("li", null);
        town.give(head, Role.HEAD, "ZB-01");
        refused(Kind.CONFLICT, "post-alone", () -> town.give(head, Role.AUDITOR, null));
    }

    @Test
    void theSamePostIsNotGivenTwiceForTheSameTime() {
        Known head = town.staff("li", null);
        town.give(head, Role.HEAD, "ZB-01");
        refused(Kind.CONFLICT, "post-twice", () -> town.give(head, Role.HEAD, "ZB-01"));
        town.give(head, Role.HEAD, "ZB-02");
    }

    @Test
    void nobodyAdministersItsOwnAccount() {
        String own = town.admin.account();
        refused(Kind.FORBIDDEN, "account-own", () -> town.as(town.admin, () -> accounts.give(own, new NewPost(Role.HEAD, "DW", null, null))));
        int version = town.as(town.admin, accounts::own).version();
        refused(Kind.FORBIDDEN, "account-own", () -> town.as(town.admin, () -> accounts.disable(own, true, version)));
        refused(Kind.FORBIDDEN, "account-own", () -> town.as(town.admin, () -> town.invitations.invite(List.of(own))));
    }

    @Test
    void nobodyGivesAnotherAccountOfItsOwnPersonAnything() {
        Known work = town.as(town.admin, () -> accounts.create(new NewAccount("zhang", "张三", AccountAdministration.Kind.STAFF, "P1", null)));
        town.give(work, Role.ADMINISTRATOR, null);
        Known other = town.as(town.admin, () -> accounts.create(new NewAccount("zhang2", "张三", AccountAdministration.Kind.STAFF, "P1", null)));
        Caller zhang = town.signedIn(work);
        refused(Kind.FORBIDDEN, "account-own", () -> town.as(zhang, () -> accounts.give(other.id(), new NewPost(Role.HEAD, null, null, null))));
    }

    @Test
    void theLastAdministratorOfTheTownStays() {
        Post own = town.as(town.admin, accounts::own).posts().stream().filter(post -> post.role() == Role.ADMINISTRATOR).findFirst().orElseThrow();
        refused(Kind.CONFLICT, "account-last", () -> town.does(town.admin, () -> accounts.end(town.admin.account(), own.id())));
        Known second = town.staff("second", null);
        Post post = town.give(second, Role.ADMINISTRATOR, null).post();
        refused(Kind.CONFLICT, "account-last", () -> town.does(town.admin, () -> accounts.end(town.admin.account(), own.id())));
        town.signedIn(second);
        town.does(town.admin, () -> accounts.end(town.admin.account(), own.id()));
        Caller left = town.node.basic("second", PASSWORD);
        refused(Kind.CONFLICT, "account-last", () -> town.does(left, () -> accounts.end(second.id(), post.id())));
    }

    @Test
    void whoAdministersABranchGivesPostsOfItOnly() {
        Caller clerk = town.holder("clerk", Role.ADMINISTRATOR, "ZB-01");
        Known member = town.as(clerk, () -> accounts.create(new NewAccount("li", "李四", AccountAdministration.Kind.STAFF, null, "ZB-01")));
        town.as(clerk, () -> accounts.give(member.id(), new NewPost(Role.SCOREKEEPER, "ZB-01", null, null)));
        for (String unit : new String[] {"ZB-02", "DW", null}) {
            refused(Kind.FORBIDDEN, unit == null ? "access-refused-town" : "access-refused",
                    () -> town.as(clerk, () -> accounts.give(member.id(), new NewPost(Role.RATER, unit, null, null))));
        }
        refused(Kind.FORBIDDEN, "access-refused",
                () -> town.as(clerk, () -> accounts.create(new NewAccount("wu", "吴五", AccountAdministration.Kind.STAFF, null, "ZB-02"))));
        refused(Kind.INVALID, "account-unit",
                () -> town.as(clerk, () -> accounts.create(new NewAccount("wu", "吴五", AccountAdministration.Kind.STAFF, null, "nowhere"))));
    }

    @Test
    void whoAdministersABranchDoesNotTakeOverWhoIsMoreThanThat() {
        Caller clerk = town.holder("clerk", Role.ADMINISTRATOR, "ZB-01");
        Known mayor = town.staff("mayor", "ZB-01");
        town.give(mayor, Role.HEAD, "DW");
        refused(Kind.FORBIDDEN, "access-refused", () -> town.as(clerk, () -> town.invitations.invite(List.of(mayor.id()))));
        refused(Kind.FORBIDDEN, "access-refused", () -> town.as(clerk, () -> accounts.disable(mayor.id(), true, 2)));
        Known other = town.staff("wu", "ZB-02");
        refused(Kind.NOT_FOUND, "account-unknown", () -> town.as(clerk, () -> accounts.account(other.id())));
        refused(Kind.NOT_FOUND, "account-unknown", () -> town.as(clerk, () -> town.invitations.invite(List.of(other.id()))));
        assertEquals(List.of("clerk", "mayor"), signIns(clerk, ALL));
        var former = new Account("former", "former", "former", null, false, List.of(new Grant("core.units.write", SECOND)), AccountAdministration.Kind.STAFF,
                null, List.of(), "ZB-01", FIRST, 1);
        town.node.transactions.write(db -> {
            new AccountStore(town.clock).add(db, former, town.clock.instant());
            return null;
        });
        refused(Kind.FORBIDDEN, "access-refused", () -> town.as(clerk, () -> town.invitations.invite(List.of("former"))));
    }

    @Test
    void aDisabledAccountSignsInNoMore() {
        Known account = town.staff("li", null);
        town.give(account, Role.HEAD, "ZB-01");
        town.signedIn(account);
        int version = town.as(town.admin, () -> accounts.account(account.id())).version();
        refused(Kind.STALE, "stale", () -> town.as(town.admin, () -> accounts.disable(account.id(), true, version + 1)));
        Known disabled = town.as(town.admin, () -> accounts.disable(account.id(), true, version));
        assertTrue(disabled.disabled());
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> town.node.basic("li", PASSWORD));
        refused(Kind.NOT_FOUND, "account-unknown", () -> caller(account));
        town.as(town.admin, () -> accounts.disable(account.id(), false, disabled.version()));
        assertEquals("li", town.node.basic("li", PASSWORD).name());
    }

    @Test
    void aDisabledAccountsSessionsEndAtOnce() {
        Known account = town.staff("li", null);
        town.signedIn(account);
        Sessions.Opened opened = town.node.sessions.open("li", PASSWORD, null, Node.ADDRESS, "Firefox");
        var token = town.node.as(opened, () -> town.node.tokens.issue("t", 1));
        int version = town.as(town.admin, () -> accounts.account(account.id())).version();
        Known disabled = town.as(town.admin, () -> accounts.disable(account.id(), true, version));
        assertNull(new Node(town.node.transactions, town.clock).of(opened));
        town.as(town.admin, () -> accounts.disable(account.id(), false, disabled.version()));
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> town.node.bearer(token.secret()));
    }

    @Test
    void whoLostAppAndRecoveryCodesIsHelpedByAnAdministrator() {
        Known account = town.staff("li", null);
        town.signedIn(account);
        Sessions.Opened opened = town.node.sessions.open("li", PASSWORD, null, Node.ADDRESS, "Firefox");
        refused(Kind.CONFLICT, "account-factor", () -> town.does(town.admin, () -> accounts.resetSecondFactor(account.id())));
        SecondFactor.Enrolment enrolment = town.node.as(opened, () -> town.node.secondFactor.enrol(Node.PASSWORD));
        String code = Totp.code(SecondFactorTest.bytes(enrolment.secret()), Totp.step(town.clock.instant()));
        Sessions.Opened enrolled = town.node.as(opened, () -> town.node.secondFactor.confirm(town.node.of(opened), code)).opened();
        town.does(town.admin, () -> accounts.resetSecondFactor(account.id()));
        assertNull(town.node.of(enrolled));
        assertEquals("li", town.node.basic("li", PASSWORD).name());
    }

    @Test
    void whoWasLockedOutIsFreedByAnAdministrator() {
        Known account = town.staff("li", null);
        town.signedIn(account);
        town.clock.pass(Duration.ofMinutes(20));
        for (int i = 0; i < 5; i++) {
            refused(Kind.UNAUTHENTICATED, "sign-in", () -> town.node.basic("li", "guess"));
        }
        var fresh = new Node(town.node.transactions, town.clock);
        refused(Kind.TOO_MANY, "sign-in-locked", () -> fresh.basic("li", PASSWORD));
        town.does(town.admin, () -> accounts.unlock(account.id()));
        assertEquals("li", fresh.basic("li", PASSWORD).name());
    }

    @Test
    void aProgramSignsInByTheTokensMadeForIt() {
        Known program = town.as(town.admin, () -> accounts.create(new NewAccount("statistics", "统计接口", AccountAdministration.Kind.PROGRAM, null, null)));
        town.give(program, Role.SCOREKEEPER, "ZB-01");
        refused(Kind.CONFLICT, "invitation-program", () -> town.as(town.admin, () -> town.invitations.invite(List.of(program.id()))));
        var issued = town.as(town.admin, () -> accounts.issueToken(program.id(), "接口", 30));
        assertTrue(town.node.bearer(issued.secret()).may(SETTLE, FIRST));
        int version = town.as(town.admin, () -> accounts.account(program.id())).version();
        Known disabled = town.as(town.admin, () -> accounts.disable(program.id(), true, version));
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> town.node.bearer(issued.secret()));
        town.as(town.admin, () -> accounts.disable(program.id(), false, disabled.version()));
        assertTrue(town.node.bearer(issued.secret()).may(SETTLE, FIRST), "nobody has to hand it another one");
        assertEquals(1, town.as(town.admin, () -> accounts.tokens(program.id())).size());
        town.does(town.admin, () -> accounts.revokeToken(program.id(), issued.token().id()));
        refused(Kind.UNAUTHENTICATED, "sign-in", () -> town.node.bearer(issued.secret()));
        Known person = town.staff("li", null);
        refused(Kind.CONFLICT, "account-no-program", () -> town.as(town.admin, () -> accounts.issueToken(person.id(), "t", 1)));
    }

    @Test
    void aMemberIsForItsOwnPersonAndHoldsNoOffice() {
        refused(Kind.INVALID, "account-needs-person",
                () -> town.as(town.admin, () -> accounts.create(new NewAccount("m1", "张三", AccountAdministration.Kind.MEMBER, null, null))));
        refused(Kind.INVALID, "account-person",
                () -> town.as(town.admin, () -> accounts.create(new NewAccount("m1", "张三", AccountAdministration.Kind.MEMBER, "P9", null))));
        Known member = town.as(town.admin, () -> accounts.create(new NewAccount("m1", "张三", AccountAdministration.Kind.MEMBER, "P1", "ZB-01")));
        refused(Kind.CONFLICT, "post-kind", () -> town.give(member, Role.HEAD, "ZB-01"));
        town.give(member, Role.MEMBER, "ZB-01");
        Caller caller = town.signedIn(member);
        assertEquals("P1", caller.person());
        assertTrue(caller.mayForItself("party-points.declarations.write", "P1"));
        assertFalse(caller.may("party-points.declarations.write", FIRST));
        Known nobody = town.staff("li", null);
        refused(Kind.CONFLICT, "post-person", () -> town.give(nobody, Role.MEMBER, "ZB-01"));
        int version = town.as(town.admin, () -> accounts.account(member.id())).version();
        refused(Kind.INVALID, "account-needs-person", () -> town.as(town.admin, () -> accounts.change(member.id(), new Changed("张三", null, "ZB-01"), version)));
    }

    @Test
    void aBranchDoesNotLinkAnAccountToAPersonOfAnother() {
        Caller clerk = town.holder("clerk", Role.ADMINISTRATOR, "ZB-02");
        refused(Kind.FORBIDDEN, "access-refused",
                () -> town.as(clerk, () -> accounts.create(new NewAccount("m1", "张三", AccountAdministration.Kind.MEMBER, "P1", "ZB-02"))));
    }

    @Test
    void theAccountOfAMemberWhoHasMovedIsAdministeredWhereItBelongsNow() {
        Known member = town.as(town.admin, () -> accounts.create(new NewAccount("m1", "张三", AccountAdministration.Kind.MEMBER, "P1", "ZB-02")));
        town.give(member, Role.MEMBER, "ZB-02");
        Caller former = town.holder("former", Role.ADMINISTRATOR, "ZB-02");
        refused(Kind.NOT_FOUND, "account-unknown", () -> town.as(former, () -> town.invitations.invite(List.of(member.id()))));
        Caller now = town.holder("now", Role.ADMINISTRATOR, "ZB-01");
        assertEquals("m1", town.as(now, () -> town.invitations.invite(List.of(member.id()))).get(0).signIn());
        assertEquals("former", listed(former, null), "in the lists, too");
        assertEquals("m1 now", listed(now, null));
        town.persons.put("P1", "ZB-02");
        assertEquals("former m1", listed(former, null), "and when it moves back");
        assertEquals("now", listed(now, null));
        assertEquals("former m1", listed(town.admin, "ZB-02"));
        assertEquals("now", listed(town.admin, "ZB-01"));
    }

    @Test
    void theAccountOfARecordThatWasMergedIsAdministeredWhereTheOtherBelongs() {
        Known member = town.as(town.admin, () -> accounts.create(new NewAccount("m1", "张三", AccountAdministration.Kind.MEMBER, "P1", "ZB-01")));
        Known work = town.as(town.admin, () -> accounts.create(new NewAccount("zhang", "张三", AccountAdministration.Kind.STAFF, "P2", "ZB-02")));
        town.give(work, Role.ADMINISTRATOR, "ZB-02");
        town.persons.put("P2", "ZB-02");
        town.merged.put("P1", "P2");
        Caller clerk = town.holder("clerk", Role.ADMINISTRATOR, "ZB-02");
        assertEquals("clerk m1 zhang", listed(clerk, null));
        assertEquals("m1", town.as(clerk, () -> town.invitations.invite(List.of(member.id()))).get(0).signIn());
        Caller zhang = town.signedIn(work);
        refused(Kind.FORBIDDEN, "account-own", () -> town.as(zhang, () -> accounts.give(member.id(), new NewPost(Role.RATER, "ZB-02", null, null))));
    }

    /** The sign-in names that somebody finds, page by page. */
    private String listed(Caller reader, String unit) {
        List<String> names = new ArrayList<>();
        String after = null;
        do {
            String from = after;
            var page = town.as(reader, () -> accounts.find(new Wanted(null, null, null, null, unit, null), from, 1));
            page.items().forEach(account -> names.add(account.signIn()));
            after = page.next();
        } while (after != null);
        return String.join(" ", names);
    }

    @Test
    void aPostThatEndsTonightEndsInTheOpenSessionAtMidnightOfTheTown() {
        Known account = town.staff("li", null);
        LocalDate today = LocalDate.of(2026, 3, 2);
        town.as(town.admin, () -> accounts.give(account.id(), new NewPost(Role.HEAD, "ZB-01", null, today)));
        town.give(account, Role.HEAD, "ZB-02");
        town.signedIn(account);
        town.clock.pass(Duration.between(town.clock.instant(), today.atTime(23, 59).atZone(ZoneId.of("Asia/Shanghai")).toInstant()));
        Sessions.Opened session = town.node.sessions.open("li", PASSWORD, null, Node.ADDRESS, "Firefox");
        assertTrue(town.node.of(session).caller().may(SETTLE, FIRST));
        town.clock.pass(Duration.ofMinutes(1));
        Caller after = town.node.of(session).caller();
        assertFalse(after.may(SETTLE, FIRST));
        assertTrue(after.may(SETTLE, SECOND), "the other post goes on");
    }

    @Test
    void accountsAreFoundByNameKindRoleAndUnitPageByPage() {
        town.give(town.staff("li", "ZB-01"), Role.HEAD, "ZB-01");
        town.staff("liu_1", "ZB-02");
        town.staff("liux1", null);
        assertEquals(List.of("liu_1"), signIns(town.admin, new Wanted("liu_", null, null, null, null, null)));
        assertEquals(List.of("admin", "li"), signIns(town.admin, new Wanted(null, null, Role.HEAD, null, null, null)));
        assertEquals(List.of("li", "liu_1"), signIns(town.admin, new Wanted(null, null, null, null, "DW", false)));
        var first = town.as(town.admin, () -> accounts.find(ALL, null, 2));
        assertEquals(List.of("admin", "li"), first.items().stream().map(Known::signIn).toList());
        assertEquals("liu_1", town.as(town.admin, () -> accounts.find(ALL, first.next(), 2)).items().get(0).signIn());
        refused(Kind.FORBIDDEN, "access-refused-town", () -> signIns(town.holder("head", Role.HEAD, "ZB-01"), ALL));
    }

    @Test
    void everyDeedHasItsLineWithBeforeAndAfter() {
        Known account = town.staff("li", null);
        town.as(town.admin, () -> accounts.change(account.id(), new Changed("李四", "P2", "ZB-01"), account.version()));
        var line = town.as(town.admin, () -> town.node.audit.list("account.changed", account.id(), null, 1)).items().get(0);
        assertEquals("li STAFF li", line.before());
        assertEquals("li STAFF 李四 P2 @ZB-01", line.after());
        assertEquals("ZB-01", line.unit());
        assertEquals("admin", line.name());
    }

    @Test
    void aSignInNameIsTakenOnceAndPlain() {
        town.staff("li", null);
        refused(Kind.CONFLICT, "account-exists", () -> town.staff("li", null));
        for (String bad : List.of("x", "a b", "a:b", "-li", "l".repeat(61))) {
            refused(Kind.INVALID, "account-sign-in", () -> town.as(town.admin,
                    () -> accounts.create(new NewAccount(bad, "x", AccountAdministration.Kind.STAFF, null, null))));
        }
    }

    private List<String> signIns(Caller caller, Wanted wanted) {
        return town.as(caller, () -> accounts.find(wanted, null, 50)).items().stream().map(Known::signIn).toList();
    }

    private Caller caller(Known account) {
        return town.node.accounts.caller(account.id(), Node.ADDRESS);
    }
}
