package org.linli.core.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;
import org.linli.api.people.Consents;
import org.linli.api.people.Consents.Consent;
import org.linli.api.people.Consents.Given;
import org.linli.core.Core;
import org.linli.testkit.EachEngine;

@EachEngine
class ConsentsTest {

    private Core core;
    private Consents consents;

    @BeforeEach
    void start(Transactions transactions) {
        core = new Core(transactions);
        consents = core.consents;
        core.take("units", "code,name,parent,level\nA,甲社区,,COMMUNITY\n");
        core.take("people", "person,name,birth_date,unit\nP1,张示三,1980-01-01,A\nP2,张示四,2012-05-02,A\n");
    }

    @AfterEach
    void stop() throws InterruptedException {
        core.close();
    }

    @Test
    void aConsentLastsForItsPurposeUntilItIsWithdrawnAndStaysOnRecord() {
        Consent given = consents.give("P1", new Given(Consents.LOCATION, "2026-05", null, null));
        assertEquals(LocalDate.parse("2026-05-01"), given.givenOn());
        assertEquals("admin", given.givenBy());
        assertTrue(consents.lasts("P1", Consents.LOCATION));
        assertFalse(consents.lasts("P1", "photos"));
        assertEquals("consent-given", code(new Given(Consents.LOCATION, "2026-06", null, null), "P1"));
        Consent withdrawn = consents.withdraw("P1", given.id());
        assertNotNull(withdrawn.withdrawnAt());
        assertFalse(consents.lasts("P1", Consents.LOCATION));
        consents.give("P1", new Given(Consents.LOCATION, "2026-06", null, null));
        assertEquals(List.of("2026-05", "2026-06"), consents.of("P1").stream().map(Consent::textVersion).toList());
        assertEquals("consent-withdrawn", assertThrows(Problem.class, () -> consents.withdraw("P1", given.id())).code());
        assertEquals(List.of("consent.given", "consent.withdrawn", "consent.given"), core.guard.audited.stream().map(line -> line.action())
                .filter(action -> action.startsWith("consent")).toList());
    }

    @Test
    void forAChildUnderFourteenAGuardianAgrees() {
        assertEquals("consent-guardian", code(new Given(Consents.LOCATION, "1", " ", null), "P2"));
        assertEquals("张*三", consents.give("P2", new Given(Consents.LOCATION, "1", "张示三", null)).guardian());
        core.clock.set("2026-05-02");
        assertEquals("photos", consents.give("P2", new Given("photos", "1", null, null)).purpose(), "it is fourteen today");
    }

    @Test
    void aConsentThatSaysNothingIsRefused() {
        assertEquals("consent-purpose", code(new Given("所有", "1", null, null), "P1"));
        assertEquals("consent-text", code(new Given("photos", "", null, null), "P1"));
        assertEquals("consent-day", code(new Given("photos", "1", null, LocalDate.parse("2026-05-02")), "P1"));
        core.guard.becomes("someone", Consents.READ, null);
        assertEquals(Problem.Kind.FORBIDDEN, assertThrows(Problem.class, () -> consents.give("P1", new Given("photos", "1", null, null))).kind());
    }

    private String code(Given given, String person) {
        return assertThrows(Problem.class, () -> consents.give(person, given)).code();
    }
}
