package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.api.security.Grant;
import org.linli.api.territory.Level;
import org.linli.api.territory.Unit;
import org.linli.testkit.platform.Client;
import org.linli.testkit.platform.Linli;
import org.linli.testkit.platform.LinliTest;

/** What only the whole platform shows. */
@LinliTest
class ServedTest {

    @Test
    void aSecretaryOpensAProgramOfItsBranchAndOfNoOther(Linli linli) {
        linli.goTo(LocalDate.of(2026, 1, 5));
        Unit committee = linli.unit("DW", "镇党委", Level.PARTY_COMMITTEE, null);
        Unit ours = linli.unit("ZB-1", "第一党支部", Level.PARTY_BRANCH, committee);
        Unit theirs = linli.unit("ZB-2", "第二党支部", Level.PARTY_BRANCH, committee);
        Client secretary = linli.account("书记", new Grant("party-points.programs.write", ours.path()));
        secretary.post("/api/party-points/programs", program(ours)).expect(201);
        secretary.post("/api/party-points/programs", program(theirs)).expect(403);
        assertEquals(401, linli.anonymous().post("/api/party-points/programs", program(ours)).status());
    }

    private static Map<String, String> program(Unit branch) {
        return Map.of("rulebook", "party-points.classified", "unit", branch.code(), "period", "2026");
    }
}
