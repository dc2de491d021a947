package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A town of a test's own: a community, a party committee with one branch, and a rulebook, all under codes that nobody else uses. */
public final class PartyTown {

    /** The columns of a file of people. */
    private static final String[] PEOPLE = {"person", "name", "id_type", "id_no", "gender", "birth_date", "phone", "unit", "household", "address"};

    private static final Map<String, String> TITLES = Map.ofEntries(Map.entry("study", "{zh: 学习教育, en: Study}"), Map.entry("service", "{zh: 服务群众, en: Service}"),
            Map.entry("discipline", "{zh: 遵规守纪, en: Discipline}"), Map.entry("meeting", "{zh: 参加组织生活会议, en: Branch meeting}"),
            Map.entry("learning", "{zh: 线上学习, en: Online study}"), Map.entry("volunteer-hour", "{zh: 志愿服务一小时, en: An hour of volunteer service}"),
            Map.entry("help-household", "{zh: 帮扶困难户, en: Help for a household in need}"), Map.entry("absent", "{zh: 无故缺席会议, en: Absent without reason}"),
            Map.entry("late-dues", "{zh: 未按时交纳党费, en: Dues paid late}"), Map.entry("hard-task", "{zh: 承担急难险重任务, en: A hard or urgent task}"),
            Map.entry("post-duty", "{zh: 岗位履职, en: Duty at the post}"));

    private final Http http;
    private final String tag;

    private PartyTown(Http http) {
        this.http = http;
        this.tag = LinliServer.unique("-");
    }

    /** Units and the rulebook of the worked example P2. */
    public static PartyTown on(Http http) {
        var town = new PartyTown(http);
        town.imported("/api/core/imports/units", Table.with("code", "name", "parent", "level")
                .row(town.community(), "测试社区", "", "COMMUNITY")
                .row(town.committee(), "测试党委", "", "PARTY_COMMITTEE")
                .row(town.branch(), "第一党支部", town.committee(), "PARTY_BRANCH"));
        http.putYaml("/api/party-points/rulebooks", town.rulebookText()).expect(201);
        return town;
    }

    public Http http() {
        return http;
    }

    public String community() {
        return "SQ" + tag;
    }

    public String committee() {
        return "DW" + tag;
    }

    public String branch() {
        return "ZB-01" + tag;
    }

    /** A person's number in this town. */
    public String person(String number) {
        return number + tag;
    }

    /** A person's number as the worked example has it. */
    public String untagged(String number) {
        return number.replace(tag, "");
    }

    public String rulebook() {
        return "classified" + tag.toLowerCase();
    }

    /** The rulebook of the worked example with titles, as a town publishes it, and with two items more, under an id of its own. */
    public String rulebookText() {
        String text = Table.text("/cases/P2/rulebook.yaml").replace("party-points.classified", rulebook())
                .replace("kinds: [EMPLOYED, RURAL_COMMUNITY, NON_PUBLIC, MOBILE, RETIRED]", """
                        kinds:
                          - {id: EMPLOYED, title: {zh: 在职党员, en: Employed}}
                          - {id: RURAL_COMMUNITY, title: {zh: 农村和社区党员, en: Rural or community}}
                          - {id: NON_PUBLIC, title: {zh: 非公有制经济组织党员, en: Non-public economy}}
                          - {id: MOBILE, title: {zh: 流动党员, en: Mobile}}
                          - {id: RETIRED, title: {zh: 离退休党员, en: Retired}}""")
                .replace("- {id: help-household, points: 3}", """
                        - {id: help-household, points: 3}
                                    - {id: hard-task, range: {from: 1, to: 3}, declarable: true}
                                    - {id: post-duty, kinds: [EMPLOYED], points: 1}""");
        for (Map.Entry<String, String> title : TITLES.entrySet()) {
            text = text.replace("id: " + title.getKey() + ",", "id: " + title.getKey() + ", title: " + title.getValue() + ",")
                    .replace("id: " + title.getKey() + "\n", "id: " + title.getKey() + "\n          title: " + title.getValue() + "\n");
        }
        return text;
    }

    /** A program of the branch's committee, open at once. @return its address */
    public String program(String period) {
        return program(Map.of("rulebook", rulebook(), "unit", committee(), "period", period));
    }

    public String program(Map<String, Object> entered) {
        return http.post("/api/party-points/programs", entered).expect(201).header("Location").orElseThrow();
    }

    /** Enters people who live in the community. */
    public void people(Table members) {
        Table people = Table.with(PEOPLE);
        members.records().forEach(row -> people.row(row.get("person"), row.get("name"), "", "", "", "", "", community(), "", ""));
        imported("/api/core/imports/people", people);
    }

    /** A file of the worked example, in this town's codes. */
    public Table worked(String file) {
        Table table = Table.of("/cases/P2/" + file).each("person", this::person);
        if (table.columns().contains("branch")) {
            table = table.each("branch", code -> branch());
        }
        return table;
    }

    /** The worked year: everybody is entered, and members, entries, appraisals and vetoes are imported into a new program. @return its address */
    public String workedYear() {
        return workedYear("entries", "appraisals", "vetoes");
    }

    /** The worked year as far as these files tell it. */
    public String workedYear(String... kinds) {
        Table members = worked("members.csv");
        people(members);
        String program = program("2026");
        imported(program + "/imports/members", members);
        for (String kind : kinds) {
            imported(program + "/imports/" + kind, worked(kind + ".csv"));
        }
        return program;
    }

    /** Imports a file in which nothing is wrong, by a job if it is large. @return the outcome */
    public JsonNode imported(String path, Table table) {
        Answer answer = http.postCsv(path, table.csv());
        JsonNode outcome = answer.status() == 202 ? outcome(http.ended(answer)) : answer.expect(200).json();
        assertEquals(0, outcome.path("rejected").asInt(-1), outcome::toString);
        assertEquals(table.rows().size(), outcome.path("accepted").asInt() + outcome.path("unchanged").asInt(), outcome::toString);
        return outcome;
    }

    /** What a job that is done gave. */
    public static JsonNode outcome(JsonNode job) {
        assertEquals("DONE", job.path("state").asText(), job::toString);
        JsonNode result = job.path("result");
        return result.isTextual() ? Answer.read(result.asText()) : result;
    }

    /** Goes to a stage that needs nothing further. */
    public Answer order(String program, String stage) {
        return http.post(program + "/settlements", Map.of("stage", stage));
    }

    /** Puts preliminary results on the board, though no meeting passed a quarter of the worked year. */
    public Answer publish(String program) {
        return http.post(program + "/settlements", Map.of("stage", "PUBLISHED", "minutes", "本年度未按季度开会"));
    }

    /** An entry by hand. */
    public Map<String, Object> entry(String person, String item, String day, String key) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("subject", person);
        entry.put("item", item);
        entry.put("occurredOn", day);
        entry.put("key", key);
        return entry;
    }
}
