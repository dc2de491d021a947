package org.linli.core.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.linli.api.people.PersonalTables;
import org.linli.testkit.Changelog;

class RegisterTest {

    @Test
    void everyColumnOfTheCoreIsInTheRegisterOfFields() {
        PersonalTables register = PersonalTables.beside(CoreRecords.class);
        List<Changelog.Column> columns = Changelog.columns("db/changelog.xml", CoreRecords.class.getClassLoader());
        assertTrue(columns.size() > 200, "of " + columns.size());
        Set<String> missing = new TreeSet<>();
        columns.stream().filter(one -> !register.knows(one.table(), one.column())).forEach(one -> missing.add(one.table() + "." + one.column()));
        assertEquals(Set.of(), missing, "say in personal-data.csv what they are for, how long they stay and what becomes of them at an erasure");
        Set<String> gone = new TreeSet<>(register.tables());
        columns.forEach(one -> gone.remove(one.table()));
        assertEquals(Set.of(), gone, "tables that there aren't");
    }
}
