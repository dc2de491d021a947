package org.linli.partypoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.testkit.EachEngine;

class ModuleTest {

    @EachEngine
    void itIsFitWhenItsTablesStand(Transactions transactions) {
        assertTrue(module(transactions).check().fit());
    }

    @Test
    void itHandsOverBothPresetsAndTheImportOfBallots() {
        PartyPointsModule module = module(null);
        assertEquals(List.of("party-points.four-qualified", "party-points.classified"),
                module.rulebooks().stream().map(yaml -> yaml.lines().filter(line -> line.startsWith("rulebook: ")).findFirst().orElseThrow().substring(10))
                        .toList());
        assertEquals("appraisal-ballots", new Town(null).ballotImport().kind());
        assertEquals("person", module.programKinds().get(0).subjectColumn());
        assertEquals("党员积分", module.title().zh());
    }

    @Test
    void betweenChineseCharactersPunctuationIsFullWidth() throws IOException {
        Pattern narrow = Pattern.compile("\\p{IsHan}[,;:()]|[,;:()]\\p{IsHan}|[,;:()]\\{\\d\\}[,;:()]|\\}[,;:()]\\p{IsHan}");
        List<String> texts = new ArrayList<>();
        texts("messages_zh.properties").values().forEach(text -> texts.add(text.toString()));
        texts("pages/messages_zh.properties").values().forEach(text -> texts.add(text.toString()));
        Pattern title = Pattern.compile("zh: (\"[^\"]*\"|.*?)(?=, en: )");
        module(null).rulebooks().forEach(yaml -> title.matcher(yaml).results().forEach(found -> texts.add(found.group(1))));
        assertTrue(texts.size() > 150);
        assertEquals(List.of(), texts.stream().filter(text -> narrow.matcher(text).find()).toList());
    }

    @Test
    void whatIsFiledIsJson() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("words", "他说:\"好\"\n\\");
        content.put("points", new BigDecimal("1E+2"));
        content.put("none", null);
        content.put("list", List.of(1, true, Map.of()));
        assertEquals("{\"words\":\"他说:\\\"好\\\"\\u000a\\\\\",\"points\":100,\"none\":null,\"list\":[1,true,{}]}", JsonText.of(content));
    }

    private static PartyPointsModule module(Transactions transactions) {
        return new PartyPointsModule(transactions, null, null, null, null, null, null, null, null);
    }

    private static Properties texts(String name) throws IOException {
        var texts = new Properties();
        try (var file = new InputStreamReader(PartyPointsModule.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }
}
