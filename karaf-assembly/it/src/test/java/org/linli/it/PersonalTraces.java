package org.linli.it;

import java.util.List;
import java.util.regex.Pattern;

/** Finds in a log what people never should see there: names, document numbers, phones and addresses of the demo town and of the tests' own people. */
final class PersonalTraces {

    /** Invented names have 示 in their middle, in the demo town and in tests; the first and last characters are those that either uses. */
    private static final Pattern NAME = Pattern.compile("[赵钱孙李周吴郑王冯陈沈韩杨朱秦许何吕张孔曹严金魏陶姜甲乙丙丁]示[一二三四五六七八九十甲乙丙丁戊己庚辛壬癸东南西北春夏秋冬]");
    /** Eighteen characters that stand alone, with a date in them. */
    private static final Pattern CARD = Pattern.compile("(?<![0-9A-Za-z.-])[1-9][0-9]{5}(18|19|20)[0-9]{2}(0[1-9]|1[0-2])[0-3][0-9][0-9]{3}[0-9Xx](?![0-9A-Za-z])");
    /** Mobile numbers, and those of the demo town, which nobody has. */
    private static final Pattern PHONE = Pattern.compile("(?<![0-9A-Za-z.:-])1(00[0-9]{8}|[3-9][0-9]{9})(?![0-9A-Za-z])");
    private static final Pattern ADDRESS = Pattern.compile("示例路[0-9]+号");

    private PersonalTraces() {
    }

    /** The lines that have any. */
    static List<String> in(List<String> lines) {
        return lines.stream().filter(line -> List.of(NAME, CARD, PHONE, ADDRESS).stream().anyMatch(one -> one.matcher(line).find())).toList();
    }
}
