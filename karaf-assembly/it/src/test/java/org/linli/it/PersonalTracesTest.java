package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PersonalTracesTest {

    @Test
    void namesNumbersPhonesAndAddressesAreFoundWhereverTheyStand() {
        List<String> telling = List.of("Person 赵示一 was added", "id_no=999999194001010017", "(440524188001010014)", "no such phone 10000000037",
                "{\"phone\":\"13800001234\"}", "lives at 示例路1号101室");
        assertEquals(telling, PersonalTraces.in(telling));
    }

    @Test
    void ordinaryLinesAreLeftAlone() {
        assertEquals(List.of(), PersonalTraces.in(List.of("2026-11-22T08:15:07,123 | INFO  | job 01a20271-96fb-7000-b77b-ce89f4ee4c99 ended",
                "公示期满；演示镇 Nanmofang is loaded", "1795334107123 ms since 1970, 110105021001 is a unit, entry 12345678901 of 20261122081507123")));
    }
}
