package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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
        var sections = transactions.read(db -> new MemberRecords(null).of(db, "M1"));
        assertEquals(List.of(new Section("party_points_ballot_scores", List.of(Map.of("score", "90.00"), Map.of("score", "100.00")))), sections);
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
