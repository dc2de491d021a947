package org.linli.scoring.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.linli.scoring.Case;

/** Every fault of a rulebook has its path, its line, and words in both languages. */
class RulebookFaultsTest {

    private static final String P2 = Case.text("/cases/P2/rulebook.yaml");
    private static final String EVERYTHING = Case.text("/rulebooks/everything.yaml");

    /** One change to a good rulebook, and the fault that it makes. */
    record Change(String yaml, String from, String to, String path, String code) {

        @Override
        public String toString() {
            return code + " at " + path;
        }

        String changed() {
            return from == null ? to : yaml.replace(from, to);
        }
    }

    static Stream<Change> changes() {
        return Stream.of(
                new Change(P2, null, "a: 1\n".repeat(300_000), "", "TOO_LONG"),
                new Change(P2, null, "- one\n- two", "", "NOT_A_RULEBOOK"),
                new Change(P2, null, "", "", "NOT_A_RULEBOOK"),
                new Change(P2, null, "a: [1\nb: 2", "", "NOT_YAML"),
                new Change(P2, null, "a: " + "[".repeat(5000), "", "TOO_DEEP"),
                new Change(P2, null, "rulebook: a\n---\nrulebook: b", "", "NOT_YAML"),
                new Change(P2, null, "a: \u0000", "", "NOT_YAML"),
                new Change(P2, "scale: {min: 0, max: 100}", "scale: &x {min: 0, max: 100}\npublicity: *x", "publicity", "ALIAS"),
                new Change(P2, "version: 1", "version: !!java.net.URL 1", "version", "TAG"),
                new Change(P2, "version: 1", "version: 1\n? [a, b]\n: 1", "", "KEY_NOT_TEXT"),
                new Change(P2, "version: 1", "version: 1\nversion: 2", "version", "DUPLICATE_KEY"),
                new Change(P2, "version: 1", "version: 1\nfavourite-colour: red", "favourite-colour", "UNKNOWN_KEY"),
                new Change(P2, "base: 45", "bsae: 45", "components[0].points.bsae", "UNKNOWN_KEY_NEAR"),
                new Change(P2, "cycle: YEAR", "cycle: FOREVERMORE", "cycle", "UNKNOWN_VALUE"),
                new Change(P2, "per: YEAR}}", "per: YAER}}", "components[0].points.categories[2].items[0].cap.per", "UNKNOWN_VALUE_NEAR"),
                new Change(P2, "subjects: PERSON", "subjects: PERSONS", "subjects", "UNKNOWN_VALUE_NEAR"),
                new Change(P2, "of: PARTY_BRANCH", "of: SECT", "tiers[0].quota.of", "UNKNOWN_VALUE"),
                new Change(P2, "tie-breakers: [daily, appraisal]", "tie-breakers: [daily, luck]", "tie-breakers[1]", "UNKNOWN_VALUE"),
                new Change(P2, "{id: punished, tier: unqualified", "{id: punished, tier: hell", "vetoes[1].tier", "UNKNOWN_VALUE"),
                new Change(P2, "{id: meeting, points: 2,", "{id: meeting, kinds: [STUDENT], points: 2,", "components[0].points.categories[0].items[0].kinds[0]", "UNKNOWN_VALUE"),
                new Change(P2, "kinds: [EMPLOYED", "ungraded: [GUEST]\nkinds: [EMPLOYED", "ungraded[0]", "UNKNOWN_VALUE"),
                new Change(EVERYTHING, "{id: awareness, unit: PERCENT}", "{id: awareness, unit: FURLONGS}", "metrics[0].unit", "UNKNOWN_VALUE"),
                new Change(EVERYTHING, "each: {study: 15}", "each: {sports: 15}", "tiers[0].each.sports", "UNKNOWN_VALUE"),
                new Change(P2, "module: party-points\n", "", "module", "MISSING"),
                new Change(P2, "score: {max: 100}", "score: {}", "components[1].score.max", "MISSING"),
                new Change(P2, "score: {max: 100}", "mean-of: {module: grid}", "components[1].mean-of", "NOT_SUPPORTED"),
                new Change(P2, "tie-breakers: [daily", "streaks: [{id: a}]\ntie-breakers: [daily", "streaks", "NOT_SUPPORTED"),
                new Change(P2, "{id: dues-unpaid, ", "{id: dues-unpaid, when: {months: 6}, ", "vetoes[0].when", "NOT_SUPPORTED"),
                new Change(EVERYTHING, "ballots: 3,", "ballots: 3, draw: {take: 3, from: GRID},", "panels[0].draw", "NOT_SUPPORTED"),
                new Change(P2, "rulebook: party-points.classified", "rulebook: party points", "rulebook", "BAD_ID"),
                new Change(P2, "id: learning", "id: meeting", "components[0].points.categories[0].items[1].id", "DUPLICATE_ID"),
                new Change(P2, "{id: basic,", "{id: qualified,", "tiers[2].id", "DUPLICATE_ID"),
                new Change(P2, "MOBILE, RETIRED]", "MOBILE, MOBILE]", "kinds[4]", "DUPLICATE_ID"),
                new Change(P2, "version: 1", "version: 1.5", "version", "NOT_WHOLE"),
                new Change(P2, "days: 7,", "days: 0,", "publicity.days", "NOT_WHOLE"),
                new Change(P2, "base: 45", "base: .nan", "components[0].points.base", "NOT_A_NUMBER"),
                new Change(P2, "base: 45", "base: \"45\"", "components[0].points.base", "NOT_A_NUMBER"),
                new Change(P2, "base: 45", "base: 1e9", "components[0].points.base", "NOT_A_NUMBER"),
                new Change(P2, "points: 0.5,", "points: 0.505,", "components[0].points.categories[0].items[1].points", "TOO_MANY_DECIMALS"),
                new Change(P2, "score: {max: 100}", "score: {max: -100}", "components[1].score.max", "NOT_POSITIVE"),
                new Change(P2, "share: 0.15", "share: 0", "tiers[0].quota.share", "BAD_SHARE"),
                new Change(P2, "share: 0.15", "share: 4/3", "tiers[0].quota.share", "BAD_SHARE"),
                new Change(P2, "share: 0.15", "share: 1/0", "tiers[0].quota.share", "BAD_SHARE"),
                new Change(P2, "{id: help-household, points: 3}", "{id: help-household, points: 3, declarable: yes}", "components[0].points.categories[1].items[1].declarable", "NOT_TRUE_OR_FALSE"),
                new Change(P2, "title: {zh: 合格, en: Qualified}", "title: {zh: 合格}", "tiers[1].title.en", "TITLE_LANGUAGE"),
                new Change(P2, "scale: {min: 0, max: 100}", "scale: 100", "scale", "NOT_A_MAP"),
                new Change(P2, "kinds: [EMPLOYED, RURAL_COMMUNITY, NON_PUBLIC, MOBILE, RETIRED]", "kinds: EMPLOYED", "kinds", "NOT_A_LIST"),
                new Change(P2, "tie-breakers: [daily, appraisal]", "tie-breakers: []", "tie-breakers", "EMPTY_LIST"),
                new Change(P2, "version: 1", "version: [1]", "version", "NOT_A_VALUE"),
                new Change(P2, "weight: 0.7", "weight: 0.6", "components", "WEIGHTS"),
                new Change(EVERYTHING, "weight: 0.25", "weight: 0.2", "visit-kinds", "WEIGHTS"),
                new Change(P2, "{id: meeting, points: 2,", "{id: meeting, points: 2, range: {from: 1, to: 3},", "components[0].points.categories[0].items[0]", "ITEM_WAYS"),
                new Change(P2, "{id: help-household, points: 3}", "{id: help-household}", "components[0].points.categories[1].items[1]", "ITEM_WAYS"),
                new Change(P2, "{id: help-household, points: 3}", "{id: help-household, points: 0}", "components[0].points.categories[1].items[1].points", "POINTS_ZERO"),
                new Change(P2, "{id: help-household, points: 3}", "{id: help-household, range: {from: 3, to: 1}}", "components[0].points.categories[1].items[1].range.to", "RANGE_BACKWARDS"),
                new Change(EVERYTHING, "{from: 10, to: 17}", "{from: 10, to: 18}", "components[0].points.categories[0].items[2].bands[1].from", "BANDS_OVERLAP"),
                new Change(EVERYTHING, "points: 3, group: honours, highest-only: true", "points: 3, group: honours", "components[0].points.categories[0].items[6].group", "GROUP_HIGHEST_ONLY"),
                new Change(P2, "{id: help-household, points: 3}\n        - id: discipline\n          floor: -30\n          items:",
                        "{id: help-household, points: 3, group: g, highest-only: true}\n        - id: discipline\n          items:\n            - {id: late, points: -1, group: g, highest-only: true}",
                        "components[0].points.categories[2].items[0].group", "GROUP_ACROSS"),
                new Change(P2, "cap: {points: 10, per: YEAR}", "cap: {points: -10, per: YEAR}", "components[0].points.categories[2].items[0].cap.points", "CAP_SIGN"),
                new Change(P2, "cap: 20", "cap: -20", "components[0].points.categories[0].cap", "CATEGORY_CAP_SIGN"),
                new Change(P2, "floor: -30", "floor: 30", "components[0].points.categories[2].floor", "FLOOR_SIGN"),
                new Change(P2, "    score: {max: 100}\n", "", "components[1]", "COMPONENT_WAYS"),
                new Change(P2, "{id: unqualified, from: 0,", "{id: unqualified, from: 10,", "tiers[3].from", "TIER_GAP"),
                new Change(P2, "{id: qualified, from: 70,", "{id: qualified, from: 70, to: 90,", "tiers[1].to", "TIER_OVERLAP"),
                new Change(P2, "{id: qualified, from: 70,", "{id: qualified, from: 95,", "tiers[1].from", "TIER_ORDER"),
                new Change(P2, "{id: excellent, from: 90,", "{id: excellent, from: 190,", "tiers[0].from", "TIER_OUTSIDE"),
                new Change(P2, "{id: unqualified, from: 0,", "{id: unqualified, from: -1,", "tiers[3].from", "TIER_OUTSIDE"),
                new Change(EVERYTHING, "{id: excellent, from: 90,", "{id: excellent, from: 90, to: 100,", "tiers[0].to", "TIER_OPEN_TOP"),
                new Change(P2, "{id: unqualified, from: 0,", "{id: unqualified, from: 0, each: {study: 1},", "tiers[3].each", "LAST_TIER_EACH"),
                new Change(P2, "{id: unqualified, from: 0,", "{id: unqualified, from: 0, quota: {share: 0.1, of: GRID},", "tiers[3].quota", "LAST_TIER_QUOTA"),
                new Change(P2, "tiers:\n", "tiers:\n" + tiers(61), "tiers", "TOO_MANY_TIERS"),
                new Change(P2, "quota: {share: 0.15, of: PARTY_BRANCH}", "quota: {share: 0.15}", "tiers[0].quota", "QUOTA_OF_NOTHING"),
                new Change(P2, "of: PARTY_BRANCH", "of: qualified", "tiers[0].quota.of", "QUOTA_OF_TIER"),
                new Change(EVERYTHING, "indicators:\n  - {id: order, title: {zh: 秩序, en: Order}, max: 12.5}\n", "", "panels", "PANELS_WITHOUT_INDICATORS"),
                new Change(EVERYTHING, "trim: {drop: 1, from: 10}", "trim: {drop: 5, from: 10}", "panels[0].trim.from", "TRIM_TOO_MUCH"),
                new Change(EVERYTHING, "{id: sheds, deduct: 5, at-most: 20}", "{id: sheds, max: 5}", "checklist[1]", "CHECKLIST_WAYS"),
                new Change(EVERYTHING, "by: THRESHOLD", "by: THRESHOLD\n  mark: 3", "stars.mark", "STARS_FOREIGN"),
                new Change(EVERYTHING, "{stars: 1, from: 60.5}", "{stars: 1, from: 95}", "stars.levels[1]", "STARS_ORDER"),
                new Change(P2, "publicity:", "stars: {by: ASPECT, mark: 9}\npublicity:", "stars.by", "ASPECT_WITHOUT_INDICATORS"),
                new Change(P2, null, P2.substring(0, P2.indexOf("components:")), "", "NOTHING_TO_SCORE"));
    }

    private static String tiers(int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).map(i -> "  - {id: t" + i + ", from: " + (100 - i / 10.0) + "}\n").collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aFaultIsNamedWhereItIs(Change change) {
        assertNotEquals(change.yaml(), change.changed(), "the change must change something");
        Parsed parsed = RulebookParser.parse(change.changed());
        assertNull(parsed.rulebook());
        Fault fault = parsed.faults().stream().filter(f -> f.code().equals(change.code())).findFirst()
                .orElseThrow(() -> new AssertionError(parsed.faults().toString()));
        assertEquals(change.path(), fault.path());
        assertTrue(fault.line() >= 1);
        for (String words : List.of(fault.what().zh(), fault.what().en(), fault.right().zh(), fault.right().en())) {
            assertFalse(words.isBlank() || words.matches(".*\\{\\d}.*"), words);
        }
    }

    @Test
    void everyFaultThatHasWordsIsTested() throws IOException {
        Set<String> tested = changes().map(Change::code).collect(Collectors.toSet());
        Set<String> known = keys("en").stream().filter(k -> k.startsWith("fault.") && !k.endsWith(".right"))
                .map(k -> k.substring("fault.".length())).collect(Collectors.toSet());
        assertEquals(known, tested);
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertEquals(keys("en"), keys("zh"));
    }

    @Test
    void allFaultsComeInOneAnswer() {
        String yaml = P2.replace("weight: 0.7", "weight: 0.6").replace("base: 45", "bases: 45").replace("id: learning", "id: meeting")
                .replace("per: QUARTER", "per: TERM").replace("cap: {points: 10,", "cap: {points: -10,").replace(", en: Excellent", "")
                .replace("share: 0.15", "share: 0").replace("{id: qualified, from: 70,", "{id: qualified, from: 70, to: 79,");
        List<Fault> faults = RulebookParser.parse(yaml).faults();
        assertEquals(Set.of("WEIGHTS", "UNKNOWN_KEY_NEAR", "DUPLICATE_ID", "UNKNOWN_VALUE", "CAP_SIGN", "TITLE_LANGUAGE", "BAD_SHARE", "TIER_GAP"),
                faults.stream().map(Fault::code).collect(Collectors.toCollection(HashSet::new)));
        assertEquals(8, faults.size());
        assertEquals(faults.stream().map(Fault::line).sorted().toList(), faults.stream().map(Fault::line).toList());
    }

    @Test
    void aMisspeltKeyIsToldTheKeyThatWasMeant() {
        Fault fault = RulebookParser.parse(P2.replace("base: 45", "bsae: 45")).faults().get(0);
        assertEquals("Did you mean “base”?", fault.right().en());
        assertEquals("components[0].points.bsae", fault.path());
        assertEquals(14, fault.line());
    }

    @Test
    void theSourcesOwnTableOfP2IsRefusedNamingTheGap() {
        String yaml = P2.replace("{id: qualified, from: 70,", "{id: qualified, from: 70, to: 79.99,");
        Fault fault = RulebookParser.parse(yaml).faults().get(0);
        assertEquals("tiers[1].to", fault.path());
        assertEquals("Scores from 80 to 89.99 fall into no tier, for example 80.", fault.what().en());
        assertEquals("80 至 89.99 分不属于任何等次，例如 80 分。", fault.what().zh());

        String asPrinted = P2.replace("{id: qualified, from: 70,", "{id: qualified, from: 70, to: 79,");
        assertEquals("Scores from 79.01 to 89.99 fall into no tier, for example 80.", RulebookParser.parse(asPrinted).faults().get(0).what().en());
    }

    @Test
    void theHalfOpenTableOfX4IsRefusedBecauseEightyNineAndAHalfFallsNowhere() {
        String yaml = P2.replace("{id: qualified, from: 70,", "{id: qualified, from: 80, to: 89,").replace("{id: basic, from: 60,", "{id: basic, from: 60, to: 79,");
        List<String> said = RulebookParser.parse(yaml).faults().stream().map(f -> f.what().en()).toList();
        assertEquals(List.of("Scores from 89.01 to 89.99 fall into no tier, for example 89.5.",
                "Scores from 79.01 to 79.99 fall into no tier, for example 79.5."), said);
    }

    @Test
    void theTableOfX9IsRefusedBecauseNinetyIsInTwoTiers() {
        String yaml = P2.replace("{id: qualified, from: 70,", "{id: qualified, from: 70, to: 90,");
        assertEquals("Scores from 90 to 90 fall into two tiers.", RulebookParser.parse(yaml).faults().get(0).what().en());
    }

    @Test
    void aBombOfAnchorsIsRefusedAtOnce() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + " ,").repeat(9)).append("x]\n");
        }
        Parsed parsed = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> RulebookParser.parse(bomb.toString()));
        assertNull(parsed.rulebook());
    }

    private static Set<String> keys(String language) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Case.text("/org/linli/scoring/messages_" + language + ".properties")));
        return properties.stringPropertyNames();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a: [1~b: 2|2|2|方括号或花括号没有成对，或缺少逗号",
        "a: {b: 1~c: 2|2|2|方括号或花括号没有成对，或缺少逗号",
        "a: \"x~b: 1|2|5|引号没有成对",
        "a: \"\\q\"|1|6|双引号内的反斜杠后面不能接这个字符",
        "a: b: c|1|5|此处不能有冒号：缩进有误，或含冒号的文字没有放在引号内",
        "a: 1~b|2|2|键后面缺少冒号",
        "a:~\tb: 1|2|1|此处是制表符，缩进只能用空格",
        "a: @x|1|4|值不能以这个字符开头，请把整个值放在引号内",
        "- a~b: 1|2|1|缩进与上面的行不一致",
        "a: 1~---~b: 1|2|1|此处另起了一个文档，一个文本只能有一个",
        "a: *x|1|4|引用（*）的内容在上文没有定义",
        "a: ]|1|4|此处应有一个值",
        "'a: 1~b: x\u0007'|2|5|此处是不可见的控制字符",
        "%YAML 3.0~---~a: 1|1|1|此处无法读懂",
    })
    void whatIsNoYamlIsToldByKindLineAndColumnInBothLanguages(String text, int line, int column, String kind) {
        Fault fault = RulebookParser.parse(text.replace('~', '\n')).faults().get(0);
        assertEquals("NOT_YAML", fault.code());
        assertEquals(line, fault.line());
        assertEquals("第 " + column + " 列不是有效的 YAML：" + kind + "。", fault.what().zh());
        assertTrue(fault.what().en().startsWith("The text is not valid YAML at column " + column + ": "), fault.what().en());
        assertTrue(fault.what().en().contains(" (the parser says: "), fault.what().en());
    }
}
