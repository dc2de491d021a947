package org.linli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Nanmofang as files to import: real units, invented people. */
final class DemoTown {

    static final String COMMITTEE = "DW-110105021";
    static final int PEOPLE = 2_000;
    static final int BRANCH_SIZE = 22;

    private static final long SEED = 110_105_021L;
    private static final int GRIDS = 3;
    private static final String GRID_OBJECT = "010000";
    private static final String NO_SUCH_COUNTY = "999999";
    private static final String NO_SUCH_PHONE = "100";
    private static final String[] SURNAMES = "赵 钱 孙 李 周 吴 郑 王 冯 陈 沈 韩 杨 朱 秦 许 何 吕 张 孔 曹 严 金 魏 陶 姜".split(" ");
    private static final String[] GIVEN = "一 二 三 四 五 六 七 八 九 十 甲 乙 丙 丁 戊 己 庚 辛 壬 癸 东 南 西 北 春 夏 秋 冬".split(" ");
    private static final String[] KINDS = {"EMPLOYED", "RURAL_COMMUNITY", "NON_PUBLIC", "MOBILE", "RETIRED"};
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    /** A party member of the demo: its person number, its branch and its kind. */
    record Member(String person, String name, String branch, String kind, String exempt) {
    }

    private record Community(String code, String name) {
    }

    private final String divisions = read("nanmofang.csv");
    private final List<Community> communities = communities();

    String units() {
        return divisions;
    }

    /** Grids under each community, then the committee and a branch for each community. */
    Csv gridsAndBranches() {
        var units = new Csv("code,name,parent,level");
        for (Community community : communities) {
            for (int grid = 1; grid <= GRIDS; grid++) {
                units.row(gridOf(community, grid), "第" + grid + "网格", community.code(), "GRID");
            }
        }
        units.row(COMMITTEE, "中共南磨房地区工作委员会", "", "PARTY_COMMITTEE");
        for (Community community : communities) {
            units.row(branchOf(community), community.name().replaceAll("(居民委员会|村委会)$", "") + "党支部", COMMITTEE, "PARTY_BRANCH");
        }
        return units;
    }

    /** Households of two or three people, spread over the grids. */
    Csv households() {
        var households = new Csv("household,unit,address,head");
        for (int number = 0; number < PEOPLE; number += 2) {
            households.row(householdOf(number), gridOfPerson(number), "示例路" + (number / 40 + 1) + "号" + (number % 40 / 2 + 101) + "室", "");
        }
        return households;
    }

    Csv people() {
        var random = new SplittableRandom(SEED);
        var people = new Csv("person,name,id_type,id_no,gender,birth_date,phone,unit,household,address");
        for (int number = 0; number < PEOPLE; number++) {
            boolean woman = random.nextBoolean();
            LocalDate born = LocalDate.of(1940, 1, 1).plusDays(random.nextInt(24_000));
            people.row(personOf(number), nameOf(number), "ID_CARD", idNumber(born, number, woman), woman ? "F" : "M", born,
                    NO_SUCH_PHONE + String.format("%08d", number * 37), gridOfPerson(number), householdOf(number), "");
        }
        return people;
    }

    /** About 22 members in each branch; a few are exempt for long illness. */
    List<Member> members() {
        var random = new SplittableRandom(SEED + 1);
        var members = new ArrayList<Member>();
        int perCommunity = PEOPLE / communities.size();
        for (int community = 0; community < communities.size(); community++) {
            int size = BRANCH_SIZE - 2 + random.nextInt(5);
            for (int member = 0; member < size; member++) {
                int number = community * perCommunity + member;
                members.add(new Member(personOf(number), nameOf(number), branchOf(communities.get(community)),
                        KINDS[random.nextInt(KINDS.length)], random.nextInt(40) == 0 ? "LONG_ILLNESS" : ""));
            }
        }
        return members;
    }

    private String gridOfPerson(int number) {
        int perCommunity = PEOPLE / communities.size();
        Community community = communities.get(Math.min(number / perCommunity, communities.size() - 1));
        return gridOf(community, number / 2 % GRIDS + 1);
    }

    private static String gridOf(Community community, int grid) {
        return GRID_OBJECT + community.code() + String.format("%02d", grid);
    }

    private static String branchOf(Community community) {
        return "ZB-" + community.code();
    }

    private static String personOf(int number) {
        return String.format("NM%05d", number + 1);
    }

    private static String householdOf(int number) {
        return String.format("H%05d", number / 2 + 1);
    }

    private static String nameOf(int number) {
        return SURNAMES[number % SURNAMES.length] + "示" + GIVEN[number / SURNAMES.length % GIVEN.length];
    }

    /** GB 11643: an area that doesn't exist, the day of birth, an order number (odd for men) and the check digit. */
    static String idNumber(LocalDate born, int order, boolean woman) {
        int sequence = order % 499 * 2 + (woman ? 0 : 1);
        String body = NO_SUCH_COUNTY + born.toString().replace("-", "") + String.format("%03d", sequence);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    private List<Community> communities() {
        return divisions.lines().skip(1).map(line -> line.split(",")).filter(cells -> cells[3].equals("COMMUNITY"))
                .map(cells -> new Community(cells[0], cells[1])).toList();
    }

    private static String read(String name) {
        try (InputStream file = DemoTown.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
