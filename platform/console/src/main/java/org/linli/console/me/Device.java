package org.linli.console.me;

import java.util.LinkedHashMap;
import java.util.Map;
import org.linli.api.pages.Words;

/**
 * What a browser says of itself, in the words that its owner knows it by.
 *
 * @param browser null where it isn't known
 * @param system  null where it isn't known
 */
public record Device(String browser, String system, boolean mobile) {

    /** By what stands in what a browser says; the first that does counts, since most name others, too. */
    private static final Map<String, String> BROWSERS = ordered("MicroMessenger", "WeChat", "DingTalk", "DingTalk", "HuaweiBrowser", "Huawei", "QQBrowser", "QQ",
        "Edg", "Edge", "OPR/", "Opera", "Firefox/", "Firefox", "Chrome/", "Chrome", "Safari/", "Safari", "curl/", "curl");
    private static final Map<String, String> SYSTEMS = ordered("HarmonyOS", "HarmonyOS", "Android", "Android", "iPhone", "iPhone", "iPad", "iPad", "Windows", "Windows",
        "Mac OS X", "macOS", "Linux", "Linux");

    /** @param said null for nothing */
    public static Device of(String said) {
        String all = said == null ? "" : said;
        return new Device(first(BROWSERS, all), first(SYSTEMS, all), all.contains("Mobile") || all.contains("Android") || all.contains("iPhone"));
    }

    /** What a list calls it. */
    public String name(Words words) {
        if (browser == null && system == null) {
            return words.say("device.unknown");
        }
        return browser == null ? system : system == null ? browser : browser + ", " + system;
    }

    private static String first(Map<String, String> signs, String said) {
        return signs.entrySet().stream().filter(sign -> said.contains(sign.getKey())).map(Map.Entry::getValue).findFirst().orElse(null);
    }

    private static Map<String, String> ordered(String... signsAndNames) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < signsAndNames.length; i += 2) {
            all.put(signsAndNames[i], signsAndNames[i + 1]);
        }
        return all;
    }
}
