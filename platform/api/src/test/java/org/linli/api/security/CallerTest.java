package org.linli.api.security;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.Text;
import org.linli.api.territory.UnitPath;

class CallerTest {

    private final UnitPath committee = UnitPath.top("DW");
    private final UnitPath branch = committee.child("ZB-01");
    private final Caller secretary = new Caller("a1", "secretary", "127.0.0.1", List.of(new Grant("party-points.entries.write", branch)));

    @Test
    void aGrantReachesItsSubtreeAndNothingElse() {
        assertTrue(secretary.may("party-points.entries.write", branch));
        assertTrue(secretary.may("party-points.entries.write", branch.child("XZ-1")));
        assertFalse(secretary.may("party-points.entries.write", committee));
        assertFalse(secretary.may("party-points.entries.write", committee.child("ZB-02")));
        assertFalse(secretary.may("party-points.entries.write", null));
    }

    @Test
    void aGrantGivesItsPermissionAndNoOther() {
        assertFalse(secretary.may("party-points.entries.read", branch));
        assertFalse(secretary.holds("party-points.entries.read"));
        assertTrue(secretary.holds("party-points.entries.write"));
    }

    @Test
    void aPermissionNamesModuleThingAndDeed() {
        assertThrows(IllegalArgumentException.class, () -> new Permission("Entries", new Text("记录", "Entries")));
    }
}
