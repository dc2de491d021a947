package org.linli.it.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    @Test
    @Order(1)
    void thePagesOfTheHeadOfTheTown(Browser browser) {
        People.admin(browser);
        browser.size(Browser.DESK);
        Map<String, List<String>> looked = looked(browser, "/");
        assertTrue(looked.size() > 40, () -> "only " + looked.keySet());
        assertEquals(Map.of(), faults(looked), () -> "of " + looked.size() + " pages");
    }

    @Test
    @Order(2)
    void thePublicBoards(Browser browser) {
        browser.forget();
        Map<String, List<String>> looked = looked(browser, "/public");
        assertEquals(Map.of(), faults(looked), () -> "of " + looked.size() + " pages");
    }

    private static Map<String, List<String>> faults(Map<String, List<String>> looked) {
        Map<String, List<String>> faulty = new TreeMap<>(looked);
        faulty.values().removeIf(List::isEmpty);
        return faulty;
    }

    /** Goes where links lead, to one address of each shape, and looks at each page. @return what is wrong with each, by its address */
    private static Map<String, List<String>> looked(Browser browser, String from) {
        Map<String, List<String>> looked = new LinkedHashMap<>();
        Set<String> shapes = new HashSet<>(Set.of(shape(from)));
        Deque<String> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            String address = next.poll();
            browser.open(address);
            for (String link : browser.links()) {
                boolean inside = from.equals("/") ? !link.startsWith("/public") : link.startsWith(from);
                if (inside && !ELSEWHERE.matcher(link).matches() && shapes.add(shape(link))) {
                    next.add(link);
                }
            }
            looked.put(address, look(browser, address));
        }
        return looked;
    }

    /** A page is the same for all that it can be about; a filter makes another one of it. */
    static String shape(String address) {
        String path = address.replaceAll("\\?.*", "");
        return THIS_ONE.matcher(path).replaceAll("…");
    }

    private static List<String> look(Browser browser, String address) {
        String picture = PICTURES.get(address);
        List<String> faults = new ArrayList<>(Looks.faults(browser));
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
        return faults;
    }
}
