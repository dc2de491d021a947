package org.linli.console.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.linli.api.people.Person;

class MarkedTest {

    private static final Person WANG = new Person("M008", "王示明", "M", LocalDate.parse("2012-11-23"), null, null, "*******1180", null, null, 1);

    @Test
    void theBeginningOfANameIsMarked() {
        assertEquals(new Marked("", "王示", "明"), Marked.name(WANG, "王示"));
    }

    @Test
    void asManyCharactersAreMarkedAsInitialsWereTyped() {
        assertEquals(new Marked("", "王示", "明"), Marked.name(WANG, "ws"));
        assertEquals(new Marked("", "王示明", ""), Marked.name(WANG, "WSMX"));
    }

    @Test
    void nothingIsMarkedThatWasntLookedFor() {
        assertEquals(new Marked("王示明", "", ""), Marked.name(WANG, null));
        assertEquals(new Marked("王示明", "", ""), Marked.name(WANG, "M008"));
        assertEquals(new Marked("王示明", "", ""), Marked.name(WANG, "1180"));
    }

    @Test
    void theEndOfThePhoneIsMarkedAndTheRestNeverShown() {
        assertEquals(new Marked("尾号", "1180", ""), Marked.phone(WANG, "1180", "尾号"));
        assertEquals(new Marked("尾号1180", "", ""), Marked.phone(WANG, "80", "尾号"));
    }

    @Test
    void aNumberIsMarkedWhereItWasTypedAsAWhole() {
        assertEquals(new Marked("", "M008", ""), Marked.number(WANG, " M008 "));
        assertFalse(Marked.number(WANG, "M00").found().contains("M"));
    }

    @Test
    void minorsAreToldApartFromTheirFourteenthAndEighteenthBirthdayOn() {
        assertEquals("未满14岁", Listed.of(WANG, null, LocalDate.parse("2026-11-22")).pill().zh());
        assertEquals("未成年", Listed.of(WANG, null, LocalDate.parse("2026-11-23")).pill().zh());
        assertNull(Listed.of(WANG, null, LocalDate.parse("2030-11-23")).pill());
        assertEquals("男，14岁", Listed.of(WANG, null, LocalDate.parse("2026-11-23")).described().zh());
    }
}
