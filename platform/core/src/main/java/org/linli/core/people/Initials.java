package org.linli.core.people;

import com.github.promeg.pinyinhelper.Pinyin;
import java.util.Locale;
import java.util.Map;

/** The pinyin initials of a name, by which it is typed quickly: 王小明 is {@code wxm}. */
final class Initials {

    /** Characters that are read otherwise when they are surnames. */
    private static final Map<String, String> SURNAMES = Map.ofEntries(Map.entry("单", "s"), Map.entry("仇", "q"), Map.entry("解", "x"),
            Map.entry("曾", "z"), Map.entry("查", "z"), Map.entry("区", "o"), Map.entry("翟", "z"), Map.entry("朴", "p"), Map.entry("盖", "g"),
            Map.entry("乐", "y"), Map.entry("缪", "m"), Map.entry("冼", "x"), Map.entry("折", "s"), Map.entry("重", "c"), Map.entry("尉迟", "yc"),
            Map.entry("万俟", "mq"), Map.entry("长孙", "zs"), Map.entry("单于", "cy"), Map.entry("澹台", "tt"));

    private Initials() {
    }

    static String of(String name) {
        StringBuilder initials = new StringBuilder();
        int start = 0;
        for (int length = Math.min(2, name.length()); length >= 1 && start == 0; length--) {
            String surname = SURNAMES.get(name.substring(0, length));
            if (surname != null) {
                initials.append(surname);
                start = length;
            }
        }
        boolean wordBegins = true;
        for (int i = start; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Pinyin.isChinese(c)) {
                initials.append(Pinyin.toPinyin(c).charAt(0));
            } else if (Character.isLetter(c) && c < 0x250 && wordBegins) {
                initials.append(c);
            }
            wordBegins = !Character.isLetter(c) || Pinyin.isChinese(c);
        }
        return initials.toString().toLowerCase(Locale.ROOT);
    }
}
