package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.partypoints.Town.PROGRAM;
import static org.linli.partypoints.Town.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Problem.Fault;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Stage;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Role;
import org.linli.api.territory.UnitPath;
import org.linli.partypoints.Declaration.State;
import org.linli.partypoints.DeclarationStore.Wanted;
import org.linli.testkit.EachEngine;

@EachEngine
class DeclarationsTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 20);
    private static final Wanted ALL = new Wanted(null, null, null, null, null);

    private final Town town;
    private final Declarations declarations;

    DeclarationsTest(Transactions transactions) {
        town = new Town(transactions);
        declarations = town.declarations();
    }

    @Test
    void aConfirmedDeclarationStandsInTheLedgerWithItsSource() {
        Declaration fresh = town.as(Town.SECRETARY, () -> declarations.declare(PROGRAM, hours("M1")));
        assertEquals(State.SUBMITTED, fresh.state());
        assertEquals(List.of("photo-1", "photo-2"), fresh.evidence());
        Declaration confirmed = town.as(Town.SCOREKEEPER, () -> declarations.confirm(PROGRAM, fresh.id(), null, 1));
        assertEquals(State.CONFIRMED, confirmed.state());
        assertEquals(1L, confirmed.entry());
        assertEquals(new BigDecimal("0.50"), confirmed.points());
        assertEquals(2, confirmed.version());
        var entry = town.entries.get(0);
        assertEquals("declaration:" + fresh.id(), entry.source());
        assertEquals(entry.source(), entry.key());
        assertEquals(List.of("declaration.submitted", "declaration.confirmed"), town.audit.stream().map(line -> line.action()).toList());
    }

    @Test
    void theScorekeeperMaySetThePointsOfAnItemWithARange() {
        Declaration fresh = declarations.declare(PROGRAM, new Claim("M1", "hard-task", MARCH, null, BigDecimal.ONE, "抢险", null));
        assertEquals(new BigDecimal("2.50"), declarations.confirm(PROGRAM, fresh.id(), new BigDecimal("2.50"), 1).points());
        assertEquals(new BigDecimal("2.50"), town.entries.get(0).points());
    }

    @Test
    void whoDeclaredDoesNotConfirmUnlessItIsTheOnlyAdministrator() {
        Declaration own = town.as(Town.SCOREKEEPER, () -> declarations.declare(PROGRAM, hours("M1")));
        refused("same-account", () -> town.as(Town.SCOREKEEPER, () -> declarations.confirm(PROGRAM, own.id(), null, 1)));
        assertTrue(town.entries.isEmpty());
        Declaration alone = declarations.declare(PROGRAM, hours("M3"));
        assertEquals(State.CONFIRMED, declarations.confirm(PROGRAM, alone.id(), null, 1).state());
    }

    @Test
    void aReviewerConfirmsThoughItEntersNothingOfItsOwn() {
        Declaration fresh = town.as(Town.SECRETARY, () -> declarations.declare(PROGRAM, hours("M1")));
        Caller reviewer = holder("reviewer", null, Role.REVIEWER, "/DW/ZB-01/");
        assertFalse(reviewer.holds("party-points.entries.write"));
        assertEquals(State.CONFIRMED, town.as(reviewer, () -> declarations.confirm(PROGRAM, fresh.id(), null, 1)).state());
        refused("access-refused", () -> town.as(reviewer, () -> declarations.declare(PROGRAM, hours("M1"))));
    }

    @Test
    void anAdministratorWhoIsNotHeadConfirmsNothing() {
        Declaration fresh = town.as(Town.SECRETARY, () -> declarations.declare(PROGRAM, hours("M1")));
        refused("access-refused", () -> town.as(holder("it", null, Role.ADMINISTRATOR, null), () -> declarations.confirm(PROGRAM, fresh.id(), null, 1)));
    }

    @Test
    void whoHandedTheTownOverConfirmsItsOwnDeclarationsNoMore() {
        Caller head = holder("mayor", null, Role.HEAD, null);
        Declaration own = town.as(head, () -> declarations.declare(PROGRAM, hours("M1")));
        refused("same-account", () -> town.as(head, () -> declarations.confirm(PROGRAM, own.id(), null, 1)));
        assertEquals(List.of("mayor party-points.declarations.confirm"), town.refusals, "for the audit");
        assertTrue(town.entries.isEmpty());
    }

    @Test
    void anotherAccountOfTheSamePersonDoesNotConfirmEither() {
        Caller work = holder("zhang-too", "M1", Role.REVIEWER, "/DW/");
        Declaration declared = town.as(Town.MEMBER, () -> declarations.declare(PROGRAM, hours("M1")));
        refused("same-account", () -> town.as(work, () -> declarations.confirm(PROGRAM, declared.id(), null, 1)));
    }

    @Test
    void nobodyConfirmsWhatIsAboutItself() {
        Caller work = holder("zhang-too", "M1", Role.REVIEWER, "/DW/");
        Declaration declared = town.as(Town.SECRETARY, () -> declarations.declare(PROGRAM, hours("M1")));
        refused("about-oneself", () -> town.as(work, () -> declarations.confirm(PROGRAM, declared.id(), null, 1)));
        assertTrue(town.entries.isEmpty());
    }

    @Test
    void aHouseholdWithTheNumberOfAMemberIsNotThatMember() {
        town.subjects = "HOUSEHOLD";
        Declaration declared = town.as(Town.SECRETARY, () -> declarations.declare(PROGRAM, hours("M1")));
        refused("access-refused", () -> town.as(Town.MEMBER, () -> declarations.declare(PROGRAM, hours("M1"))));
        refused("access-refused", () -> town.as(Town.MEMBER, () -> declarations.declaration(PROGRAM, declared.id())));
        refused("access-refused", () -> town.as(Town.MEMBER, () -> declarations.list(PROGRAM, new Wanted(null, "M1", null, null, null), null, 10)));
        Caller work = holder("zhang-too", "M1", Role.REVIEWER, "/DW/");
        assertEquals(State.CONFIRMED, town.as(work, () -> declarations.confirm(PROGRAM, declared.id(), null, 1)).state());
    }

    @Test
    void aMemberDeclaresMendsAndReadsItsOwnAndNobodyElses() {
        Declaration own = town.as(Town.MEMBER, () -> declarations.declare(PROGRAM, hours("M1")));
        Declaration others = declarations.declare(PROGRAM, hours("M3"));
        assertEquals(own.id(), town.as(Town.MEMBER, () -> declarations.declaration(PROGRAM, own.id())).id());
        assertEquals(List.of(own.id()), town.as(Town.MEMBER, () -> declarations.list(PROGRAM, new Wanted(null, "M1", null, null, null), null, 10))
                .items().stream().map(Declaration::id).toList());
        town.as(Town.MEMBER, () -> declarations.mend(PROGRAM, own.id(), new Claim("M1", "volunteer-hour", MARCH, 3, null, null, List.of("photo-1")), 1));
        assertEquals(State.WITHDRAWN, town.as(Town.MEMBER, () -> declarations.withdraw(PROGRAM, own.id(), 2)).state());
        refused("access-refused", () -> town.as(Town.MEMBER, () -> declarations.declare(PROGRAM, hours("M3"))));
        refused("access-refused", () -> town.as(Town.MEMBER, () -> declarations.declaration(PROGRAM, others.id())));
        refused("access-refused", () -> town.as(Town.MEMBER, () -> declarations.withdraw(PROGRAM, others.id(), 1)));
        refused("access-refused", () -> town.as(Town.MEMBER, () -> declarations.list(PROGRAM, new Wanted(null, "M3", null, null, null), null, 10)));
        refused("access-refused", () -> town.as(Town.MEMBER, () -> declarations.list(PROGRAM, ALL, null, 10)));
        refused("access-refused", () -> town.as(Town.MEMBER, () -> declarations.confirm(PROGRAM, others.id(), null, 1)));
    }

    private static Caller holder(String account, String person, Role role, String scope) {
        UnitPath place = scope == null ? null : new UnitPath(scope);
        return new Caller(account, account, "192.0.2.9", role.gives().stream().map(pattern -> new Grant(pattern, place)).toList(), person, List.of());
    }

    @Test
    void whoMendedDoesNotConfirmEither() {
        Declaration fresh = town.as(Town.SECRETARY, () -> declarations.declare(PROGRAM, hours("M1")));
        Declaration mended = town.as(Town.SCOREKEEPER, () -> declarations.mend(PROGRAM, fresh.id(),
                new Claim("M1", "volunteer-hour", MARCH, 9, null, "社区义诊", List.of("photo-1")), 1));
        assertEquals("scorekeeper", mended.mendedBy());
        assertEquals("secretary", mended.enteredBy());
        refused("same-account", () -> town.as(Town.SCOREKEEPER, () -> declarations.confirm(PROGRAM, fresh.id(), null, 2)));
        assertTrue(town.entries.isEmpty());
        town.as(Town.SECRETARY, () -> declarations.mend(PROGRAM, fresh.id(), hours("M1"), 2));
        assertEquals(State.CONFIRMED, town.as(Town.SCOREKEEPER, () -> declarations.confirm(PROGRAM, fresh.id(), null, 3)).state());
    }

    @Test
    void aReturnedDeclarationSaysWhyAndComesAgainMended() {
        Declaration fresh = declarations.declare(PROGRAM, hours("M1"));
        refused("words-missing", () -> declarations.giveBack(PROGRAM, fresh.id(), " ", 1));
        Declaration returned = declarations.giveBack(PROGRAM, fresh.id(), "照片看不清", 1);
        assertEquals("照片看不清", returned.reason());
        refused("declaration-state", () -> declarations.confirm(PROGRAM, fresh.id(), null, 2));
        Declaration again = declarations.mend(PROGRAM, fresh.id(),
                new Claim("M1", "volunteer-hour", MARCH, 3, null, "义诊", List.of("photo-9")), 2);
        assertEquals(State.SUBMITTED, again.state());
        assertEquals(3, again.quantity());
        assertEquals("照片看不清", again.reason(), "whoever decides again reads why it came back");
        assertEquals(State.CONFIRMED, declarations.confirm(PROGRAM, fresh.id(), null, 3).state());
        refused("declaration-state", () -> declarations.withdraw(PROGRAM, fresh.id(), 4));
    }

    @Test
    void aWithdrawnDeclarationIsOver() {
        Declaration fresh = declarations.declare(PROGRAM, hours("M1"));
        assertEquals(State.WITHDRAWN, declarations.withdraw(PROGRAM, fresh.id(), 1).state());
        refused("declaration-state", () -> declarations.confirm(PROGRAM, fresh.id(), null, 2));
    }

    @Test
    void whoReadAnOlderVersionChangesNothing() {
        Declaration fresh = declarations.declare(PROGRAM, hours("M1"));
        declarations.mend(PROGRAM, fresh.id(), hours("M1"), 1);
        assertEquals(Problem.Kind.STALE, refused("stale", () -> declarations.confirm(PROGRAM, fresh.id(), null, 1)).kind());
    }

    @Test
    void whatDoesNotFitIsListedAtOnce() {
        var claim = new Claim("M2", "hard-task", LocalDate.of(2026, 4, 3), 0, new BigDecimal("3.5"), null, List.of("nothing"));
        Problem problem = refused("claim", () -> declarations.declare(PROGRAM, claim));
        assertEquals(List.of("occurredOn", "quantity", "item", "points", "evidence[0]"), problem.faults().stream().map(Fault::where).toList());
    }

    @Test
    void evidenceIsRequiredWhereTheItemSaysSo() {
        var claim = new Claim("M1", "volunteer-hour", MARCH, 1, null, null, List.of());
        assertEquals("evidence", refused("claim", () -> declarations.declare(PROGRAM, claim)).faults().get(0).where());
    }

    @Test
    void onlyDeclarableItemsOfTheRulebookAreDeclared() {
        for (String item : List.of("lesson", "nothing")) {
            var claim = new Claim("M1", item, MARCH, 1, null, null, null);
            assertEquals("item", refused("claim", () -> declarations.declare(PROGRAM, claim)).faults().get(0).where());
        }
        var fixed = new Claim("M1", "volunteer-hour", MARCH, 1, BigDecimal.TEN, null, List.of("photo-1"));
        assertEquals("points", refused("claim", () -> declarations.declare(PROGRAM, fixed)).faults().get(0).where());
        var lastYear = new Claim("M1", "volunteer-hour", LocalDate.of(2025, 12, 31), 1, null, null, List.of("photo-1"));
        assertEquals("occurredOn", refused("claim", () -> declarations.declare(PROGRAM, lastYear)).faults().get(0).where());
    }

    @Test
    void aBranchDeclaresForItsOwnMembersOnly() {
        refused("access-refused", () -> town.as(Town.OTHER_BRANCH, () -> declarations.declare(PROGRAM, hours("M1"))));
        Declaration fresh = declarations.declare(PROGRAM, hours("M1"));
        refused("access-refused", () -> town.as(Town.OTHER_BRANCH, () -> declarations.confirm(PROGRAM, fresh.id(), null, 1)));
        refused("access-refused", () -> town.as(Town.OTHER_BRANCH, () -> declarations.declaration(PROGRAM, fresh.id())));
        refused("access-refused", () -> town.as(Town.SECRETARY, () -> declarations.list(PROGRAM, ALL, null, 10)));
        refused("person-missing", () -> declarations.declare(PROGRAM, hours(null)));
    }

    @Test
    void afterTheResultsArePublishedNothingIsDeclaredOrConfirmed() {
        Declaration fresh = declarations.declare(PROGRAM, hours("M1"));
        town.stage = Stage.PUBLISHED;
        refused("no-records", () -> declarations.declare(PROGRAM, hours("M1")));
        refused("no-records", () -> declarations.confirm(PROGRAM, fresh.id(), null, 1));
    }

    @Test
    void aQuarterThatTheBranchPassedTakesNoMore() {
        Declaration back = declarations.declare(PROGRAM, hours("M1"));
        declarations.giveBack(PROGRAM, back.id(), "补充说明", 1);
        town.quarters().pass(PROGRAM, new Passing("2026-Q1", "ZB-01", LocalDate.of(2026, 4, 1), 3, 3, "通过"));
        refused("quarter-closed", () -> declarations.declare(PROGRAM, hours("M1")));
        refused("quarter-closed", () -> declarations.mend(PROGRAM, back.id(), hours("M1"), 2));
        assertEquals(State.SUBMITTED, declarations.declare(PROGRAM, hours("N1")).state());
        declarations.declare(PROGRAM, new Claim("M1", "volunteer-hour", LocalDate.of(2026, 4, 1), 1, null, null, List.of("photo-1")));
    }

    @Test
    void declarationsAreListedByStateMemberBranchAndDay() {
        Declaration one = declarations.declare(PROGRAM, hours("M1"));
        Declaration two = declarations.declare(PROGRAM, hours("M3"));
        Declaration three = declarations.declare(PROGRAM, hours("N1"));
        declarations.withdraw(PROGRAM, two.id(), 1);
        assertEquals(List.of(one.id(), three.id()), ids(new Wanted(State.SUBMITTED, null, null, null, null)));
        assertEquals(List.of(two.id()), ids(new Wanted(null, "M3", null, null, null)));
        assertEquals(List.of(one.id(), two.id()), ids(new Wanted(null, null, "ZB-01", MARCH, MARCH)));
        assertEquals(List.of(), ids(new Wanted(null, null, null, MARCH.plusDays(1), null)));
        Page<Declaration> first = declarations.list(PROGRAM, ALL, null, 2);
        assertEquals(List.of(three.id()), declarations.list(PROGRAM, ALL, first.next(), 2).items().stream().map(Declaration::id).toList());
        assertEquals(1, town.as(Town.OTHER_BRANCH, () -> declarations.list(PROGRAM, new Wanted(null, "N1", null, null, null), null, 10)).items().size());
    }

    private List<String> ids(Wanted wanted) {
        return declarations.list(PROGRAM, wanted, null, 10).items().stream().map(Declaration::id).toList();
    }

    @Test
    void theSameWorkIsNotDeclaredTwice() {
        Declaration first = declarations.declare(PROGRAM, hours("M1"));
        Problem twice = refused("declaration-twice", () -> declarations.declare(PROGRAM, hours("M1")));
        assertEquals(first.id(), twice.facts().get("declaration"));
        assertTrue(twice.what().zh().contains("待确认"), twice.what().zh());
        declarations.declare(PROGRAM, new Claim("M1", "volunteer-hour", MARCH, 2, null, "清扫楼道", List.of("photo-3")));
        declarations.withdraw(PROGRAM, first.id(), 1);
        declarations.declare(PROGRAM, hours("M1"));
    }

    @Test
    void whoDeclaresTheSameItemAndDayAgainIsAskedBesideWhichDeclarationItIsMeant() {
        Declaration first = declarations.declare(PROGRAM, hours("M1"));
        var again = new Claim("M1", "volunteer-hour", MARCH, 2, null, "社区义诊", List.of("photo-3"));
        Problem asked = refused("declaration-beside", () -> declarations.declare(PROGRAM, again, other -> false));
        assertEquals(first.id(), asked.facts().get("declaration"));
        assertEquals(List.of("beside"), asked.faults().stream().map(Fault::where).toList());
        Declaration second = declarations.declare(PROGRAM, again, other -> other.id().equals(first.id()));
        var third = new Claim("M1", "volunteer-hour", MARCH, 2, null, "社区义诊", List.of("photo-4"));
        assertEquals(second.id(), refused("declaration-beside", () -> declarations.declare(PROGRAM, third, other -> other.id().equals(first.id()))).facts().get("declaration"),
                "what was meant beside one isn't meant beside another");
        refused("declaration-twice", () -> declarations.declare(PROGRAM, again, other -> true));
        declarations.declare(PROGRAM, new Claim("M1", "volunteer-hour", MARCH.minusDays(1), 2, null, "社区义诊", List.of("photo-3")), other -> false);
        declarations.withdraw(PROGRAM, first.id(), 1);
        declarations.withdraw(PROGRAM, second.id(), 1);
        declarations.declare(PROGRAM, third, other -> false);
    }

    @Test
    void norIsItByMendingAnotherDeclaration() {
        Declaration first = declarations.declare(PROGRAM, hours("M1"));
        Declaration other = declarations.declare(PROGRAM, new Claim("M1", "volunteer-hour", MARCH, 2, null, "清扫楼道", List.of("photo-3")));
        Problem twice = refused("declaration-twice", () -> declarations.mend(PROGRAM, other.id(), hours("M1"), 1));
        assertEquals(first.id(), twice.facts().get("declaration"));
        declarations.giveBack(PROGRAM, other.id(), "补充说明", 1);
        refused("declaration-twice", () -> declarations.mend(PROGRAM, other.id(), hours("M1"), 2));
        declarations.withdraw(PROGRAM, first.id(), 1);
        assertEquals(State.SUBMITTED, declarations.mend(PROGRAM, other.id(), hours("M1"), 2).state());
    }

    @Test
    void whoIsExemptIsToldThatNothingIsDeclared() {
        Problem exempt = refused("claim", () -> declarations.declare(PROGRAM, hours("M4")));
        assertEquals(List.of("person"), exempt.faults().stream().map(Fault::where).toList());
    }

    private static Claim hours(String person) {
        return new Claim(person, "volunteer-hour", MARCH, 2, null, "社区义诊", List.of("photo-1", "photo-2"));
    }
}
