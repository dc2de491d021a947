package org.linli.it.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Every page that links lead to from the home page, one of each shape: it can be read by everybody, on a desk and on a phone. */
@InBrowser
class EveryPageIT {

    /** Those that are kept, beside what the walk through a year keeps. */
    private static final Map<String, String> PICTURES = Map.of("/", "home", "/people", "people", "/units", "units", "/modules", "modules");

    private static final Pattern THIS_ONE = Pattern.compile("(?<=/)[^/?]*[0-9A-Z][^/?]*(?=[/?]|$)");
    private static final Pattern CHINESE_FRAME = Pattern.compile("[\\p{IsHan}]");
    /** Ways out of the console, and files. */
    private static final Pattern ELSEWHERE = Pattern.compile("/(api|assets|health|metrics|sign-out).*|.*[?&]format=.*");
    private static final int OF_ONE_SHAPE = 1;

    @Test
    @Order(1)
    void thePagesOfTheHeadOfTheTown(Browser browser) {
        People.admin(browser);
        Map<String, String> pages = pages(browser, "/");
        assertTrue(pages.size() > 3, () -> "only " + pages);
        browser.size(Browser.DESK);
        assertEquals("", look(browser, pages), () -> "of " + pages.size() + " pages");
    }

    @Test
    @Order(2)
    void thePublicBoards(Browser browser) {
        browser.forget();
        Map<String, String> pages = pages(browser, "/public");
        assertEquals("", look(browser, pages), () -> "of " + pages.size() + " pages");
    }

    /** One address for each shape, by that shape, in the order of links; and every page found answers. */
    private static Map<String, String> pages(Browser browser, String from) {
        Map<String, String> found = new java.util.LinkedHashMap<>();
        Map<String, Integer> ofShape = new HashMap<>();
        Set<String> queued = new HashSet<>(Set.of(from));
        Deque<String> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            String address = next.poll();
            browser.open(address);
            found.putIfAbsent(shape(address), address);
            for (String link : browser.links()) {
                boolean inside = from.equals("/") ? !link.startsWith("/public") : link.startsWith(from);
                if (inside && !ELSEWHERE.matcher(link).matches() && ofShape.merge(shape(link), 1, Integer::sum) <= OF_ONE_SHAPE && queued.add(link)) {
                    next.add(link);
                }
            }
        }
        return found;
    }

    /** A page is the same for all that it can be about; a filter makes another one of it. */
    static String shape(String address) {
        String path = address.replaceAll("\\?.*", "");
        return THIS_ONE.matcher(path).replaceAll("…");
    }

    private static String look(Browser browser, Map<String, String> pages) {
        List<String> faults = new ArrayList<>();
        for (String address : pages.values()) {
            browser.open(address);
            String picture = PICTURES.get(address);
            faults.addAll(Looks.faults(browser));
            if (picture != null) {
                browser.keep(picture + "-1366x768");
            }
            faults.addAll(Looks.tooWide(browser, Browser.PHONE));
            if (picture != null) {
                browser.keep(picture + "-360x740");
            }
            browser.size(Browser.DESK);
            if (browser.all("main").stream().noneMatch(CHINESE_FRAME.asPredicate())) {
                faults.add(address + " says nothing in Chinese");
            }
        }
        return String.join("\n", faults);
    }
}
