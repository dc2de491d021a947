package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.linli.partypoints.Town.refused;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Program;
import org.linli.partypoints.Declaration.State;
import org.linli.partypoints.DeclarationInbox.Asked;
import org.linli.partypoints.Declarations.Chosen;
import org.linli.testkit.EachEngine;

class DeclarationInboxTest {

    private static final Asked ALL = new Asked(State.SUBMITTED, null, null, null);

    @EachEngine
    void aScorekeeperFindsTheDeclarationsOfItsBranchAndTheCommitteeThoseOfAll(Transactions transactions) {
        var town = new Town(transactions);
        Declaration first = declared(town, "M1", "社区清洁", "photo-1");
        Declaration other = declared(town, "N1", "巡逻", "photo-2");
        Program program = town.register.program(Town.PROGRAM);
        assertEquals(List.of(first.id()), town.as(Town.SCOREKEEPER, () -> ids(town, program, ALL)));
        assertEquals(List.of(first.id(), other.id()), town.as(Town.COMMITTEE, () -> ids(town, program, ALL)));
        assertEquals(List.of(other.id()), town.as(Town.COMMITTEE, () -> ids(town, program, new Asked(State.SUBMITTED, "ZB-02", null, null))));
        assertEquals(List.of(new DeclarationStore.Waiting("ZB-01", 1, first.enteredAt())), town.as(Town.SCOREKEEPER, () -> town.inbox().waiting(program, null)));
    }

    @EachEngine
    void theyAreFoundByStateItemNumberAndName(Transactions transactions) {
        var town = new Town(transactions);
        Declaration first = declared(town, "M1", "社区清洁", "photo-1");
        Declaration second = declared(town, "M2", "社区清洁", "photo-2");
        town.as(Town.SCOREKEEPER, () -> town.declarations().giveBack(Town.PROGRAM, second.id(), "看不清", 1));
        Program program = town.register.program(Town.PROGRAM);
        assertEquals(Map.of(State.SUBMITTED, 1, State.CONFIRMED, 0, State.RETURNED, 1, State.WITHDRAWN, 0), town.inbox().count(program, ALL));
        assertEquals(List.of(second.id()), ids(town, program, new Asked(State.RETURNED, null, null, null)));
        assertEquals(List.of(), ids(town, program, new Asked(State.SUBMITTED, null, "hard-task", null)));
        assertEquals(List.of(first.id()), ids(town, program, new Asked(State.SUBMITTED, null, "volunteer-hour", "党员M1")));
        assertEquals(List.of(), ids(town, program, new Asked(State.SUBMITTED, null, null, "党员M2")));
        assertEquals(1, town.inbox().countOf(program, "M2").get(State.RETURNED));
        assertEquals(List.of(second.id()), town.inbox().newest(program, "M2", 5).stream().map(Declaration::id).toList());
    }

    @EachEngine
    void twoOfTheSameMemberItemAndDayAreShownAsAlike(Transactions transactions) {
        var town = new Town(transactions);
        Declaration one = declared(town, "M1", "上午", "photo-1");
        Declaration two = declared(town, "M1", "下午", "photo-2");
        Declaration apart = declared(town, "M2", "上午", "photo-3");
        Program program = town.register.program(Town.PROGRAM);
        assertEquals(Set.of(one.id(), two.id()), town.inbox().alike(program, List.of(one, two, apart)));
        town.declarations().withdraw(Town.PROGRAM, two.id(), 1);
        assertEquals(Set.of(), town.inbox().alike(program, List.of(one, apart)));
    }

    @EachEngine
    void severalAreConfirmedTogether(Transactions transactions) {
        var town = new Town(transactions);
        List<Chosen> chosen = List.of(chosen(declared(town, "M1", "上午", "photo-1")), chosen(declared(town, "M2", "下午", "photo-2")));
        town.as(Town.SCOREKEEPER, () -> {
            town.declarations().confirm(Town.PROGRAM, chosen);
            return null;
        });
        assertEquals(2, town.entries.size());
        assertTrue(chosen.stream().allMatch(one -> town.declarations().declaration(Town.PROGRAM, one.id()).state() == State.CONFIRMED));
    }

    @EachEngine
    void whereOneCannotBeConfirmedNoneIs(Transactions transactions) {
        var town = new Town(transactions);
        Declaration good = declared(town, "M1", "上午", "photo-1");
        Declaration changed = declared(town, "M2", "下午", "photo-2");
        var stale = List.of(chosen(good), new Chosen(changed.id(), 7));
        var refusal = refused("not-all", () -> town.as(Town.SCOREKEEPER, () -> {
            town.declarations().confirm(Town.PROGRAM, stale);
            return null;
        }));
        assertTrue(refusal.what().zh().startsWith("党员M2："), refusal.what().zh());
        assertEquals(State.SUBMITTED, town.declarations().declaration(Town.PROGRAM, good.id()).state());
        refused("nothing-chosen", () -> town.declarations().giveBack(Town.PROGRAM, List.of(), "重复"));
        refused("words-missing", () -> town.declarations().giveBack(Town.PROGRAM, List.of(chosen(good)), " "));
    }

    private static Chosen chosen(Declaration one) {
        return new Chosen(one.id(), one.version());
    }

    private static List<String> ids(Town town, Program program, Asked asked) {
        return town.inbox().page(program, asked, null).items().stream().map(Declaration::id).toList();
    }

    private static Declaration declared(Town town, String member, String words, String photo) {
        return town.declarations().declare(Town.PROGRAM, new Claim(member, "volunteer-hour", LocalDate.of(2026, 3, 2), 1, (BigDecimal) null, words, List.of(photo)));
    }
}
