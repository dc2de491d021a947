package org.linli.it.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.linli.it.LinliServer;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.FluentWait;

/** Somebody at a browser who has a keyboard and no mouse. What isn't reached by Tab, or isn't called what it is asked for by, isn't there for him. */
final class Browser implements AutoCloseable {

    static final Dimension DESK = new Dimension(1366, 768);
    static final Dimension PHONE = new Dimension(360, 740);
    private static final Duration PATIENCE = Duration.ofSeconds(20L * LinliServer.SLOWER);
    private static final Path PICTURES = Path.of("target", "screenshots").toAbsolutePath();
    /** More than any page has to be gone through. */
    private static final int MOST_TABS = 400;

    private final ChromeDriver driver;
    private final String site;
    private final List<String> noise = new ArrayList<>();

    Browser(Chromium chromium, LinliServer server) {
        this(chromium, "http://localhost:" + server.port(), true);
    }

    /** @param scripts whether pages may run any */
    Browser(Chromium chromium, String site, boolean scripts) {
        this.site = site;
        var options = new ChromeOptions().setBinary(chromium.browser().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--force-device-scale-factor=1");
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "zh-CN,zh", "profile.managed_default_content_settings.javascript", scripts ? 1 : 2));
        var logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        driver = new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(chromium.driver().toFile())
                .withEnvironment(Map.of("LANGUAGE", "en_US")).build(), options);
        driver.manage().timeouts().pageLoadTimeout(PATIENCE);
        size(DESK);
    }

    /** Goes to an address of the site. */
    Browser open(String path) {
        driver.get(site + path);
        return this;
    }

    void size(Dimension size) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", size.getWidth(), "height", size.getHeight(), "deviceScaleFactor", 1,
                "mobile", size.getWidth() < 500));
    }

    /** Where it is, without the site, with the query. */
    String path() {
        return driver.getCurrentUrl().substring(site.length());
    }

    String title() {
        return driver.getTitle();
    }

    /** All that can be read. */
    String text() {
        return driver.findElements(By.tagName("body")).stream().map(WebElement::getText).findFirst().orElse("");
    }

    String html() {
        return driver.getPageSource();
    }

    /** Opens another tab and goes on there. */
    Browser tab() {
        driver.switchTo().newWindow(WindowType.TAB);
        size(DESK);
        return this;
    }

    /** Closes this tab and goes on in the one before. */
    Browser tabBefore() {
        driver.close();
        driver.switchTo().window(driver.getWindowHandles().iterator().next());
        return this;
    }

    /** Forgets who is signed in. */
    void forget() {
        driver.manage().deleteAllCookies();
    }

    /** Presses Tab until what is called so has the focus. @param name its label or its text, or how that begins before what is needed is said of it */
    Browser to(String name) {
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < MOST_TABS; i++) {
            press(Keys.TAB);
            String called = focused();
            if (called.equals(name) || called.startsWith(name + " ") || called.startsWith(name + "（")) {
                return this;
            }
            passed.add(called);
            if (i > 3 && passed.size() > 2 && called.equals("(the page)") && passed.indexOf("(the page)") != passed.size() - 1) {
                break;
            }
        }
        throw new AssertionError("Tab never comes to “" + name + "” on " + path() + ", only to " + passed);
    }

    /** What has the focus, by the name that a screen reader says. */
    String focused() {
        WebElement active = driver.switchTo().activeElement();
        try {
            return active.getTagName().equals("body") ? "(the page)" : active.getAccessibleName().strip().replaceAll("\\s+", " ");
        } catch (StaleElementReferenceException gone) {
            return "";
        }
    }

    Browser press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        return this;
    }

    /** Comes to a field, and types in place of what stands there. */
    Browser fill(String label, String text) {
        to(label);
        new Actions(driver).keyDown(Keys.CONTROL).sendKeys("a").keyUp(Keys.CONTROL).sendKeys(text.isEmpty() ? Keys.DELETE : text).perform();
        return this;
    }

    /** Comes to a field for a day, and types month, day and year, as the field has them in the language that the browser itself speaks. */
    Browser fillDay(String label, LocalDate day) {
        to(label);
        press(String.format("%02d%02d%d", day.getMonthValue(), day.getDayOfMonth(), day.getYear()));
        Object typed = driver.executeScript("return document.activeElement.value");
        if (!day.toString().equals(typed)) {
            throw new AssertionError("“" + label + "” holds " + typed + " and not " + day);
        }
        return this;
    }

    /** Comes to a list of choices, and goes down to one. @param option how its words begin, or a part of its value */
    Browser choose(String label, String option) {
        to(label);
        WebElement list = driver.switchTo().activeElement();
        List<WebElement> options = list.findElements(By.tagName("option"));
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).getText().strip().startsWith(option) || options.get(i).getDomProperty("value").contains(option)) {
                press(Keys.HOME);
                for (int step = 0; step < i; step++) {
                    press(Keys.ARROW_DOWN);
                }
                return this;
            }
        }
        throw new AssertionError("“" + label + "” on " + path() + " has no “" + option + "”: " + list.getText());
    }

    /** Comes to a box or a choice and marks it. */
    Browser mark(String label) {
        to(label);
        return press(Keys.SPACE);
    }

    /** Comes to a button or link and presses Enter; returns when the page that this leads to is there. */
    Browser enter(String name) {
        to(name);
        return leaving(() -> press(Keys.ENTER));
    }

    /** Does what leads to another page, and returns when that is there. */
    Browser leaving(Supplier<Browser> step) {
        WebElement before = driver.findElement(By.tagName("html"));
        step.get();
        until("another page after " + path(), () -> gone(before) && driver.executeScript("return document.readyState").equals("complete"));
        return this;
    }

    private static boolean gone(WebElement element) {
        try {
            element.isEnabled();
            return false;
        } catch (StaleElementReferenceException replaced) {
            return true;
        } catch (WebDriverException other) {
            // while the next document comes the browser has another word for it
            if (String.valueOf(other.getMessage()).contains("does not belong to the document")) {
                return true;
            }
            throw other;
        }
    }

    /** Waits until it is where a link or a script took it. @param path how its address begins */
    Browser comes(String path) {
        until("a page at " + path, () -> path().startsWith(path) && driver.executeScript("return document.readyState").equals("complete"));
        return this;
    }

    /** What the server answers to a request of the page's own. */
    String fetched(String path) {
        return (String) driver.executeAsyncScript("const done = arguments[1]; fetch(arguments[0]).then(answer => answer.text()).then(done, e => done(String(e)))", path);
    }

    /** Waits until the page says something. */
    Browser reads(String words) {
        until("“" + words + "” on " + path(), () -> text().contains(words));
        return this;
    }

    /** Whether something holds soon, as what is drawn anew when the size changes does. */
    boolean soon(Supplier<Boolean> holds) {
        try {
            new FluentWait<>(this).withTimeout(Duration.ofSeconds(2L * LinliServer.SLOWER)).pollingEvery(Duration.ofMillis(30)).until(self -> holds.get());
            return true;
        } catch (TimeoutException never) {
            return false;
        }
    }

    /** Waits until something holds. */
    void until(String what, Supplier<Boolean> holds) {
        new FluentWait<>(this).withTimeout(PATIENCE).pollingEvery(Duration.ofMillis(30)).ignoring(StaleElementReferenceException.class)
                .withMessage(() -> what + " didn't come; the page says:\n" + text()).until(self -> holds.get());
    }

    /** The texts of all that fits a selector. */
    List<String> all(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream().map(one -> one.getText().strip()).toList();
    }

    boolean has(String selector) {
        return !driver.findElements(By.cssSelector(selector)).isEmpty();
    }

    /** Of every link of this site on the page, where it leads. */
    @SuppressWarnings("unchecked")
    List<String> links() {
        return (List<String>) driver.executeScript("return [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin && !a.hasAttribute('download')"
                + " && a.target !== '_blank').map(a => a.pathname + a.search)");
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    Object runLong(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** Hands a file to a field for files, as its dialog would. */
    void attach(String selector, Path file) {
        driver.findElement(By.cssSelector(selector)).sendKeys(file.toAbsolutePath().toString());
    }

    /** Keeps a picture of what is seen, as output of the test. */
    void keep(String name) {
        try {
            Files.write(Files.createDirectories(PICTURES).resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that a refusal is what the test is about: browsers write those into their console. */
    Browser expectingRefusal() {
        look();
        noise.removeIf(line -> line.matches(".*status of 4\\d\\d .*"));
        return this;
    }

    /** Fails if the browser complained, as it does of whatever the page's policy forbids, since it was asked last. */
    void assertQuietConsole() {
        look();
        List<String> said = List.copyOf(noise);
        noise.clear();
        if (!said.isEmpty()) {
            throw new AssertionError("the browser's console says:\n" + String.join("\n", said));
        }
    }

    private void look() {
        for (LogEntry line : driver.manage().logs().get(LogType.BROWSER)) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                noise.add(line.getMessage());
            }
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
