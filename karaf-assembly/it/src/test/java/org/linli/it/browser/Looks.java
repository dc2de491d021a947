package org.linli.it.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.openqa.selenium.Dimension;

/** What must hold of a page whatever it says: accessible to everybody, and no wider than the screen. */
final class Looks {

    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final Pattern UNFINISHED = Pattern.compile("\\?\\?\\?|\\{\\d+}|\\bnull\\b");
    private static final String AXE = axe();

    private Looks() {
    }

    private static String axe() {
        try (InputStream script = Looks.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps a picture of the page at each size, and fails for what is wrong with it. */
    static void at(Browser browser, String name) {
        List<String> faults = new ArrayList<>(faults(browser));
        browser.keep(name + "-1366x768");
        faults.addAll(tooWide(browser, Browser.PHONE));
        browser.keep(name + "-360x740");
        browser.size(Browser.DESK);
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }

    /** What is wrong with the page that is open; empty for nothing. */
    static List<String> faults(Browser browser) {
        List<String> faults = new ArrayList<>(barriers(browser));
        if (browser.all("h1").size() != 1) {
            faults.add(browser.path() + " has " + browser.all("h1").size() + " first headings");
        }
        if (UNFINISHED.matcher(browser.text()).find()) {
            faults.add(browser.path() + " shows a text that isn't finished");
        }
        return faults;
    }

    /** What axe-core calls serious or critical. */
    @SuppressWarnings("unchecked")
    private static List<String> barriers(Browser browser) {
        browser.run(AXE);
        Object found = browser.runLong("const done = arguments[arguments.length - 1]; axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations.map(v =>"
                + " ({id: v.id, impact: v.impact, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' ' + (n.any[0] ? n.any[0].message : '')).join(' | ')}))),"
                + " e => done([{id: 'axe', impact: 'critical', help: String(e), nodes: ''}]))");
        return ((List<Map<String, Object>>) found).stream().filter(one -> GRAVE.contains(String.valueOf(one.get("impact"))))
                .map(one -> browser.path() + " " + one.get("id") + " (" + one.get("impact") + "): " + one.get("help") + ": " + one.get("nodes")).toList();
    }

    /** How many pixels a page is wider than the screen; what scrolls in itself doesn't count. */
    static List<String> tooWide(Browser browser, Dimension size) {
        browser.size(size);
        if (browser.soon(() -> width(browser) <= size.getWidth())) {
            return List.of();
        }
        long width = width(browser);
        Object what = browser.run("const w = document.documentElement.clientWidth; return [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > w + 1"
                + " && !e.closest('.table-responsive, .chips')).slice(0, 4).map(e => e.tagName + '.' + e.className + ' ' + (e.textContent || '').trim().slice(0, 30)).join(' | ')");
        return List.of(browser.path() + " is " + width + " px wide at " + size.getWidth() + ": " + what);
    }

    private static long width(Browser browser) {
        return ((Number) browser.run("return document.documentElement.scrollWidth")).longValue();
    }
}
