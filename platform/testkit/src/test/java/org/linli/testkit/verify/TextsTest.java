package org.linli.testkit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Every text is there in both languages, and every refusal says how to mend it. */
class TextsTest {

    private static final String FILE = "org/example/noise/messages_";

    @Test
    void aTextThatALanguageLacksIsFound() {
        lacks("text-missing", "zh", "only.english", texts("", "only.english=Quiet"));
        lacks("text-missing", "en", "only.chinese", texts("only.chinese=安静", ""));
        lacks("text-missing", "en", "blank", texts("blank=空白", "blank="));
    }

    @Test
    void aRefusalThatDoesNotSayHowToMendItIsFound() {
        lacks("text-mend", "zh", "problem.loud.mend", texts("problem.loud=太吵", "problem.loud=Too loud"));
        assertEquals(List.of(), texts("problem.loud=太吵\nproblem.loud.mend=请安静", "problem.loud=Too loud\nproblem.loud.mend=Be quiet").rules());
    }

    @Test
    void aFileWithoutItsOtherLanguageIsFound() {
        assertEquals(List.of("text-file"), new BuiltModule().file("org/example/noise/web/messages_zh.properties", "a=一").rules());
        assertEquals(List.of("text-file"), new BuiltModule().file("org/example/noise/web/messages_en.properties", "a=One").rules());
    }

    @Test
    void aTextThatCanNotBeSetIsFound() {
        assertEquals(List.of("text-broken"), texts("limit=上限 {0}", "limit=At most {limit}").rules());
    }

    @Test
    void anApostropheThatSwallowsAnArgumentIsAWarning() {
        assertEquals(List.of("text-apostrophe?"), texts("limit=街道的上限 {0}", "limit=The street's limit is {0}").rules());
        assertEquals(List.of(), texts("limit=街道的上限 {0}", "limit=The street''s limit is {0}").rules());
    }

    private static void lacks(String rule, String language, String key, BuiltModule module) {
        assertEquals(List.of(rule), module.rules());
        Finding finding = module.findings().get(0);
        assertEquals(FILE + language + ".properties", finding.where());
        assertTrue(finding.what().en().endsWith(": " + key), finding.what().en());
    }

    private static BuiltModule texts(String zh, String en) {
        return new BuiltModule().file(FILE + "zh.properties", "module.title=噪声\n" + zh).file(FILE + "en.properties", "module.title=Noise\n" + en);
    }
}
