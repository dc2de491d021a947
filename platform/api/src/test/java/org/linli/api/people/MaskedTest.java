package org.linli.api.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedTest {

    @ParameterizedTest
    @CsvSource({"张示三,张*三", "张三,张*", "张, *", "欧阳示三,欧**三", "𠮷示三,𠮷*三"})
    void aNameShowsItsFirstAndLastCharacterOnly(String name, String masked) {
        assertEquals(masked, Masked.name(name));
    }

    @Test
    void aNumberShowsItsLastFourCharactersAndNeverMoreThanHalf() {
        assertEquals("**************002X", Masked.number("11010519491231002X"));
        assertEquals("**34", Masked.number("1234"));
        assertNull(Masked.number(null));
    }
}
