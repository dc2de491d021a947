package org.linli.core.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class IdCardTest {

    @Test
    void theExamplesOfTheStandardAreRight() {
        assertNull(IdCard.fault("11010519491231002X"));
        assertNull(IdCard.fault("440524188001010014"));
        assertEquals(LocalDate.parse("1880-01-01"), new IdCard("440524188001010014").birthDate());
        assertEquals("M", new IdCard("440524188001010014").gender());
    }

    @Test
    void anyOneWrongDigitShows() {
        String right = "11010519491231002X";
        for (int at = 0; at < 17; at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (digit != right.charAt(at)) {
                    assertNotEquals(null, IdCard.fault(right.substring(0, at) + digit + right.substring(at + 1)), "digit " + at + " as " + digit);
                }
            }
        }
    }

    @Test
    void whatCantBeANumberIsToldApart() {
        assertEquals(IdCard.Fault.SHAPE, IdCard.fault("1101051949123100"));
        assertEquals(IdCard.Fault.DATE, IdCard.fault("11010519490230002X"));
        assertEquals(IdCard.Fault.CHECK_DIGIT, IdCard.fault("110105194912310021"));
        assertEquals("11010519491231002X", IdCard.normal(" 110105 19491231 002x"));
        assertThrows(IllegalArgumentException.class, () -> new IdCard("1"));
    }
}
