package org.linli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linli.api.Text;

class ChartDataTest {

    private final ChartData data = new ChartData(new PageSheet(TestVisit.in(Locale.ENGLISH), new Assets(), new Asking(), Clock.systemUTC(), ZoneOffset.UTC));

    @Test
    void aNameThatHoldsMarkupCantEndTheBlockThatItStandsIn() {
        assertEquals("{\"name\":\"\\u003c/script\\u003e\\u0026\\u0022\\u005c\"}", data.json(Map.of("name", "</script>&\"\\")));
    }

    @Test
    void numbersTextsAndNothingStandAsTheyAre() {
        assertEquals("[1.50,\"Points\",null,true]", data.json(Arrays.asList(new BigDecimal("1.50"), new Text("分", "Points"), null, true)));
        assertEquals("[]", data.json(List.of()));
    }
}
