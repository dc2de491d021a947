package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.testkit.Changelog;

class MemberRecordsTest {

    @Test
    void everyColumnOfTheModuleIsInTheRegisterOfFields() {
        var register = new MemberRecords(null).tables();
        List<Changelog.Column> columns = Changelog.columns("db/changelog.xml", MemberRecords.class.getClassLoader()).stream()
                .filter(one -> one.table().startsWith("party_points_")).toList();
        assertFalse(columns.isEmpty());
        assertEquals(List.of(), columns.stream().filter(one -> !register.knows(one.table(), one.column())).toList());
    }
}
