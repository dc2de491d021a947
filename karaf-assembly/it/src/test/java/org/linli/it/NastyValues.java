package org.linli.it;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Texts, numbers and pieces of addresses that have broken one program or another. */
final class NastyValues {

    /** Where it comes back as a header, a header was smuggled in. */
    static final String SMUGGLED = "X-Smuggled";

    private static final List<String> TEXTS = List.of("", " ", "\t", "\u0000", "a\u0000b", "'", "\"", "\\", "`", "' or '1'='1", "'; drop table accounts; --", "\" or 1=1 --",
            "1) union select name from accounts --", "%", "_", "%%%%", "*", "*)(uid=*))(|(uid=*", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
            "javascript:alert(1)", "{{7*7}}", "${7*7}", "#{7*7}", "${jndi:ldap://127.0.0.1:1/a}", "%{(#a=1)}", "<#assign a=1>", "%s%n%x%d", "{0}", "{", "''{''",
            "../../../../etc/passwd", "..\\..\\windows", "/etc/passwd", "file:///etc/passwd", "http://127.0.0.1:1/", "=cmd|' /C calc'!A0", "@SUM(1+1)", "+1+1", "-1+1",
            "=HYPERLINK(\"http://127.0.0.1:1\")", "a\r\n" + SMUGGLED + ": 1", "a\n" + SMUGGLED + ": 1\n\n", "a\u0085b\u2028c", "\ufeffa", "\ufffe", "\uffff", "\u202eabc",
            "\u200b", "e\u0301", "\u0130\u0131ſß", "😀", "👨‍👩‍👧‍👦", "𠮷野家", "张三", "，。；", "０１２", "١٢٣", "NaN", "Infinity", "-0", "0", "1", "-1", "1.5", "0.001", "1e400",
            "1e-400", "1E999999999", "0x10", "010", "1_000", "2147483648", "9223372036854775808", "-9223372036854775809", "999999999999999999999999999999", "true", "null",
            "undefined", "[]", "{}", "2026-02-30", "2026-13-01", "0000-00-00", "9999-12-31", "+999999999-12-31", "-0001-01-01", "2026-W01", "2026-Q9", "2026-H3",
            "2026-09-29T25:00:00Z", "1970-01-01T00:00:00Z", "9999999999999", "24:00", "class.module.classLoader", "__proto__", "constructor", "a".repeat(65),
            "长".repeat(201), "x".repeat(300), "\ud83d\ude00".repeat(200), "x".repeat(4000));

    /** Sent as they stand, where a piece of an address is expected. */
    private static final List<String> PIECES = List.of("%2f", "%2F..%2F..%2Fetc%2Fpasswd", "..", "%2e%2e", "..%2f..%2f", "%252e%252e%252f", "..;", ";jsessionid=1", "a;b=c", "%00",
            "a%00b", "%", "%4", "%zz", "%c0%af", "%c0%80", "%e0%80%af", "%ed%a0%80", "%ff", "%u002f", "%0d%0a" + SMUGGLED + ":%201", "%0a", "%09", "%20", "+", "//", "\\",
            "%5c..%5c", "*", "$", "|", "~", "'", "(", "@", ":", "%EF%BB%BF", "%E2%80%AE", "%f0%9f%98%80", "%F4%90%80%80", "x".repeat(2000), "[", "{x}", "<", "^");

    /** JSON that isn't what was asked for. */
    private static final List<String> JSON = List.of("null", "true", "false", "0", "-1", "1", "1.5", "-0.0", "1e400", "1e-400", "1E999999999", "-1E-999999999", "2147483648",
            "9223372036854775808", "1" + "0".repeat(500), "0." + "0".repeat(500) + "1", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"\":null}", "{\"a\":{\"b\":[]}}", "\"\"", "\" \"",
            "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uFEFF\"", "\"\\u202e\"", "[\"a\",\"a\"]", "[1,\"a\",null,{}]", "{\"@class\":\"java.net.URL\"}",
            "[\"java.net.URL\",\"http://127.0.0.1:1\"]", "NaN", "'a'", "01", "+1", ".5", "0x1");

    private final SplittableRandom random;

    NastyValues(SplittableRandom random) {
        this.random = random;
    }

    /** Any text, sometimes a very long one or one of characters at random. */
    String text() {
        return switch (random.nextInt(24)) {
            case 0 -> scrambled(1 + random.nextInt(40), 0x3000);
            case 1 -> scrambled(1 + random.nextInt(20), 0x110000);
            case 2 -> "y".repeat(1 << random.nextInt(6, 17));
            case 3 -> one(TEXTS) + one(TEXTS);
            default -> one(TEXTS);
        };
    }

    /** A text that fits into the head of a request. */
    String shortText() {
        String text = text();
        return text.length() > 400 ? text.substring(0, 100) : text;
    }

    private String scrambled(int length, int below) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(random.nextInt(below));
        }
        return text.toString();
    }

    /** One step of a path, or the value of a parameter in a query, escaped rightly, wrongly or not at all. */
    String piece() {
        return random.nextInt(3) == 0 ? one(PIECES) : escaped(shortText());
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A JSON value. */
    String json() {
        return switch (random.nextInt(40)) {
            case 0 -> "[".repeat(2000) + "]".repeat(2000);
            case 1 -> "{\"a\":".repeat(1200) + "1" + "}".repeat(1200);
            case 2 -> "[" + "1,".repeat(3000) + "1]";
            case 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 -> quoted(text());
            default -> one(JSON);
        };
    }

    /** A JSON text; half of a pair of surrogates stays what it is. */
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            if (each < ' ' || each == '"' || each == '\\' || Character.isSurrogate(each) || each == '\u2028') {
                quoted.append(String.format("\\u%04x", (int) each));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
