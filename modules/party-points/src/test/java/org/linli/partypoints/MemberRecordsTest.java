package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.people.PersonalTables.Section;
import org.linli.testkit.Changelog;
import org.linli.testkit.EachEngine;

class MemberRecordsTest {

    @EachEngine
    void ofSecretBallotsAMemberIsToldItsScoresAndNothingThatLeadsToABallot(Transactions transactions) {
        transactions.write(db -> db.batch("insert into party_points_ballot_scores (town, appraisal, ballot, subject, score) values (?, 'A', ?, 'M1', ?)",
                List.of(new Object[] {db.town(), "one", new BigDecimal("100.00")}, new Object[] {db.town(), "two", new BigDecimal("90.00")})));
        var sections = transactions.read(db -> new MemberRecords(null).of(db, "M1", Set.of()));
        assertEquals(List.of(new Section("party_points_ballot_scores", List.of(Map.of("score", "90.00"), Map.of("score", "100.00")))), sections);
    }

    @EachEngine
    void whatAHouseholdWithTheSameNumberDeclaredStaysWhenThePersonIsErased(Transactions transactions) {
        transactions.write(db -> db.batch("insert into party_points_declarations (town, program, id, subject, unit, item, occurred_on, quantity, words,"
                + " state, entered_by, entered_at, version) values (?, ?, '1', 'M1', 'ZB-01', 'i', ?, 1, '张三扫雪', 'SUBMITTED', 'a', ?, 1)",
                List.of(new Object[] {db.town(), "of people", LocalDate.EPOCH, Instant.EPOCH},
                        new Object[] {db.town(), "of households", LocalDate.EPOCH, Instant.EPOCH})));
        transactions.write(db -> new MemberRecords(null).erase(db, "M1", "（已删除）", Set.of("of households")));
        assertEquals(List.of("of households"), transactions.read(db -> db.list("select program from party_points_declarations where words is not null",
                row -> row.text(1))));
        assertEquals(1, transactions.read(db -> new MemberRecords(null).of(db, "M1", Set.of("of households"))).get(0).rows().size());
    }

    @Test
    void everyColumnOfTheModuleIsInTheRegisterOfFields() {
        var register = new MemberRecords(null).tables();
        List<Changelog.Column> columns = Changelog.columns("db/changelog.xml", MemberRecords.class.getClassLoader()).stream()
                .filter(one -> one.table().startsWith("party_points_")).toList();
        assertFalse(columns.isEmpty());
        assertEquals(List.of(), columns.stream().filter(one -> !register.knows(one.table(), one.column())).toList());
    }
}
