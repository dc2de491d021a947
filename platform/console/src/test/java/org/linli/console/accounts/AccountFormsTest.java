package org.linli.console.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.pages.Form;
import org.linli.api.security.Role;

class AccountFormsTest {

    @Test
    void aPostForTheWholeTownIsTickedAndNotAFieldLeftBlank() {
        var problem = assertThrows(Problem.class, () -> AccountForms.place(Form.empty(), Role.HEAD, "ZB-01"));
        assertEquals("unit", problem.where());
        assertNull(AccountForms.place(Form.showing(Map.of("town", "true")), Role.HEAD, "ZB-01"));
        assertEquals("ZB-02", AccountForms.place(Form.showing(Map.of("unit", "ZB-02")), Role.HEAD, "ZB-01"));
        assertThrows(Problem.class, () -> AccountForms.place(Form.showing(Map.of("unit", "ZB-02", "town", "true")), Role.HEAD, "ZB-01"));
    }

    @Test
    void whatIsForOneselfIsGivenWhereTheAccountIsLookedAfter() {
        assertEquals("ZB-01", AccountForms.place(Form.empty(), Role.MEMBER, "ZB-01"));
    }
}
