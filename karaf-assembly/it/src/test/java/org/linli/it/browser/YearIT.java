package org.linli.it.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.it.Http;
import org.linli.it.LinliServer;
import org.linli.it.PartyTown;
import org.linli.it.Table;
import org.openqa.selenium.Keys;

/** The worked year P2 by the keyboard alone: as the one who keeps the scores, as a member, as the committee, and as whoever stands before the board. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class YearIT {

    private static final LocalDate PUBLISHED_ON = LocalDate.of(2026, 12, 28);
    private static final LocalDate AFTER_PUBLICITY = LocalDate.of(2027, 1, 5);
    /** Vetoed, so that what he declares changes nobody's rank. */
    private static final String DECLARER = "M018";
    private static final String OBJECTOR = "M009";
    private static final String TAIL = "0009";
    private static final String LAST_ENTRY = "M024,volunteer-hour,2026-12-25,1,1,M024-056";

    private PartyTown town;
    private String keeper;
    private String member;
    private String committee;
    private String program;
    private String board;

    @Test
    @Order(1)
    void theScoresAreKept(Browser browser, LinliServer linli) {
        Http http = linli.http();
        today(http, PUBLISHED_ON);
        town = PartyTown.on(http);
        Table members = town.worked("members.csv");
        Table people = Table.with("person", "name", "unit", "phone");
        members.records().forEach(row -> people.row(row.get("person"), row.get("name"), town.community(), "1380000" + town.untagged(row.get("person")).replace("M", "0")));
        town.imported("/api/core/imports/people", people);
        keeper = People.staff(http, "记分员", "SCOREKEEPER", town.committee());
        committee = People.staff(http, "书记", "HEAD", town.committee());
        member = People.member(http, town.person(DECLARER), town.community());
        People.signIn(browser, keeper).enter("方案").enter("新建方案");
        browser.choose("细则", town.rulebook()).fill("由哪个单元办", town.committee()).fill("周期", "2026").fill("名称", "示例支部2026年度积分").enter("新建方案");
        assertTrue(browser.path().startsWith("/programs/party-points/"), browser::text);
        program = browser.path().substring("/programs/party-points/".length());
        String api = "/api/party-points/programs/" + program;
        town.imported(api + "/imports/members", members);
        Table entries = Table.parse(Table.text("/cases/P2/entries.csv").replaceAll(Pattern.quote(LAST_ENTRY) + "\\R", "")).each("person", town::person);
        assertEquals(1010, entries.rows().size());
        town.imported(api + "/imports/entries", entries);
        town.imported(api + "/imports/appraisals", town.worked("appraisals.csv"));
        town.imported(api + "/imports/vetoes", town.worked("vetoes.csv"));
        browser.open(at("")).enter("登记积分");
        Looks.at(browser, "entry");
        browser.choose("登记给谁", town.person("M024")).fillDay("发生日期", LocalDate.of(2026, 12, 25)).choose("事项", "volunteer-hour");
        browser.enter("登记").comes(at("/entries/1011"));
        assertTrue(http.get(api + "/integrity").expect(200).json().path("faults").isEmpty());
        browser.open(at(""));
        Looks.at(browser, "program");
    }

    @Test
    @Order(2)
    void aMemberDeclaresAndMendsWhatComesBack(Browser browser) {
        assertNotNull(program, "there is one to declare in");
        String declarations = "/app/party-points/programs/" + program + "/declarations";
        People.signIn(browser, member).open("/app/party-points/mine");
        Looks.at(browser, "own-points");
        browser.open(declarations + "/new").choose("事项", "hard-task").fillDay("发生日期", LocalDate.of(2026, 12, 20)).fill("申报分值", "9")
                .fill("说明", "扫雪");
        browser.enter("提交申报").expectingRefusal();
        assertTrue(browser.has("main [aria-invalid=true]"), () -> "more points than the rulebook gives: " + browser.text());
        assertEquals("扫雪", browser.run("return document.querySelector('main [name=words]').value"));
        browser.fill("申报分值", "2").enter("提交申报");
        assertEquals(List.of("SUBMITTED"), states(browser));
        People.signIn(browser, committee).open(declarations);
        Looks.at(browser, "declarations");
        browser.enter(name(DECLARER)).fill("退回原因", "请写明地点").enter("退回");
        People.signIn(browser, member).open("/app/party-points/mine").reads("请写明地点");
        browser.open(declared(browser) + "/edit").fill("说明", "在三号楼前扫雪").enter("重新提交");
        People.signIn(browser, committee).open(declarations).enter(name(DECLARER)).enter("确认");
        assertEquals(List.of("CONFIRMED"), states(browser));
    }

    @Test
    @Order(3)
    void theCommitteeSettlesAndPublishes(Browser browser) {
        assertNotNull(program, "there is one to settle");
        People.signIn(browser, committee).open(at("")).enter("初评结算").enter("先试算").reads("试算结果");
        browser.reads("才结束").mark("周期还没有结束，仍要现在初评").enter("初评结算");
        browser.open(at("/results")).reads("优秀");
        Looks.at(browser, "results");
        assertEquals(expectedTiers(), shownTiers(browser), browser::text);
        browser.enter(name("M008")).reads("并列");
        Looks.at(browser, "why");
        browser.open(at("/results")).enter("公示结果");
        browser.fill("为什么现在公布", "本年度未按季度开会").enter("公布结果").reads("还剩");
        Looks.at(browser, "publicity");
    }

    @Test
    @Order(4)
    void whoStandsBeforeTheBoardReadsLooksHimselfUpAndObjects(Browser browser, LinliServer linli) {
        browser.forget();
        String notice = linli.http().anonymous().get("/api/core/board?unit=" + town.committee()).expect(200).json().at("/items/0/id").asText();
        assertFalse(notice.isEmpty(), "something hangs there");
        board = "/public/boards/" + notice;
        browser.open(board).reads("党");
        Looks.at(browser, "board");
        String read = browser.text();
        assertFalse(read.contains("不合格") || read.contains("党员0"), "neither lower tiers nor names: " + read);
        try (Browser plain = new Browser(Chromium.found().orElseThrow(), "http://localhost:" + linli.port(), false)) {
            plain.open(board);
            assertEquals(read.lines().filter(line -> line.contains("优秀")).toList(), plain.text().lines().filter(line -> line.contains("优秀")).toList(), "without script");
        }
        browser.fill("人员编号", town.person(OBJECTOR)).fill("手机号后四位", "9999").enter("查看").expectingRefusal();
        String wrong = alert(browser);
        browser.fill("人员编号", "NOBODY").fill("手机号后四位", TAIL).enter("查看").expectingRefusal();
        assertEquals(wrong, alert(browser), "nobody learns who is there");
        browser.fill("人员编号", town.person(OBJECTOR)).fill("手机号后四位", TAIL).enter("查看").reads("本人结果");
        browser.fill("事项和理由", "评议分偏低").enter("提出异议").reads("回执号");
    }

    @Test
    @Order(5)
    void theCommitteeAnswersApprovesFilesAndCloses(Browser browser, LinliServer linli) {
        assertNotNull(board, "it was published");
        People.signIn(browser, committee).open("/publicity/party-points/" + program);
        List<String> objections = browser.links().stream().filter(link -> link.contains("/objections/")).distinct().toList();
        assertEquals(1, objections.size(), browser::text);
        browser.open(objections.get(0)).to("成立：异议属实").press(Keys.ARROW_DOWN).fill("给当事人的答复", "评议票复核无误").enter("答复并上报").reads("评议票复核无误");
        today(linli.http(), AFTER_PUBLICITY);
        People.signIn(browser, committee).open(at("")).enter("会议审定").fillDay("会议日期", AFTER_PUBLICITY).fill("实到人数", "20").fill("应到人数", "22").fill("会议纪要", "支部党员大会通过")
                .enter("会议审定");
        browser.open(at("")).reads("已审定").enter("报上级备案").enter("报上级备案");
        linli.http().get("/api/core/filings?unit=" + town.committee()).expect(200).json().path("items").forEach(filing ->
                linli.http().send("POST", "/api/core/filings/" + filing.path("id").asText() + "/receipt", null, BodyPublishers.noBody()));
        browser.open(at("")).enter("归档").enter("归档");
        browser.open(at("")).reads("已归档");
        browser.forget();
        browser.open(board).expectingRefusal();
        assertFalse(browser.text().contains("优秀"), "it came down by itself");
    }

    private String at(String page) {
        return "/programs/party-points/" + program + page;
    }

    private static void today(Http http, LocalDate day) {
        http.put("/api/platform/clock", Map.of("today", day.toString())).expect(200);
    }

    private List<String> states(Browser browser) {
        String listed = browser.fetched("/api/party-points/programs/" + program + "/declarations?person=" + town.person(DECLARER));
        return Pattern.compile("\"state\":\"([A-Z]+)\"").matcher(listed).results().map(state -> state.group(1)).toList();
    }

    /** Where the declaration of this member is told of. */
    private static String declared(Browser browser) {
        return browser.links().stream().filter(link -> link.matches("/app/party-points/programs/[^/]+/declarations/[0-9a-f-]{36}")).findFirst()
                .orElseThrow(() -> new AssertionError("no declaration on " + browser.path() + ": " + browser.text()));
    }

    private static String alert(Browser browser) {
        return String.join("", browser.all("[role=alert]"));
    }

    private static String name(String person) {
        return Table.of("/cases/P2/members.csv").records().stream().filter(row -> row.get("person").equals(person)).findFirst().orElseThrow().get("name");
    }

    /** Whom the case says to be in which tier, of those who are in one, by number. */
    private static Map<String, String> expectedTiers() {
        Map<String, String> words = Map.of("excellent", "优秀", "qualified", "合格", "basic", "基本合格", "basically-qualified", "基本合格", "unqualified", "不合格");
        return Table.of("/cases/P2/expected.csv").records().stream().filter(row -> !row.get("tier").isEmpty())
                .collect(Collectors.toMap(row -> row.get("person"), row -> words.getOrDefault(row.get("tier"), row.get("tier"))));
    }

    /** Who is in which tier by the table on the page; pills hold the word. */
    private Map<String, String> shownTiers(Browser browser) {
        Set<String> tiers = Set.of("优秀", "合格", "基本合格", "不合格");
        return browser.all("table.rows tbody tr:not(.cut)").stream().map(row -> List.of(row.split("\\s+")))
                .filter(cells -> cells.stream().anyMatch(tiers::contains))
                .collect(Collectors.toMap(cells -> cells.stream().map(town::untagged).filter(cell -> cell.matches("M0\\d\\d")).findFirst().orElseThrow(),
                        cells -> cells.stream().filter(tiers::contains).findFirst().orElseThrow()));
    }
}
