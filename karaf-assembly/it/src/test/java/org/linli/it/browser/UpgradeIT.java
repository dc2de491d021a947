package org.linli.it.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.bench.ModuleJar;
import org.linli.it.LinliServer;
import org.linli.it.ModuleFiles;
import org.linli.it.PartyTown;

/** A module is upgraded while somebody fills in one of its forms: what was typed is sent to the new version, nobody is signed out, the menu follows. */
@InBrowser
class UpgradeIT {

    private static final String FORM = "/app/party-points/programs/%s/declarations/new?person=%s";

    @TempDir
    Path temp;

    @Test
    @Order(1)
    void whatIsBeingTypedSurvivesAnUpgrade(Browser browser, LinliServer linli) throws IOException {
        PartyTown town = PartyTown.on(linli.http());
        String program = town.workedYear();
        String form = String.format(FORM, program.substring(program.lastIndexOf('/') + 1), town.person("M001"));
        People.admin(browser).open(form);
        String words = "连夜送三户老人下楼";
        browser.choose("事项", "hard-task").fillDay("发生日期", LocalDate.of(2026, 5, 3)).fill("申报分值", "9").fill("说明", words);
        browser.tab().open("/modules/install?module=party-points");
        browser.to("选模块文件（jar 或 kar）").attach("input[type=file]", file(ModuleFiles.partyPoints("1.0.1")));
        browser.comes("/modules/changes/").reads("1.0.1已在服务");
        assertEquals("1.0.1", ModuleFiles.serving(linli.http(), "party-points"));
        browser.keep("upgrade-done");
        browser.tabBefore();
        assertEquals(form, browser.path());
        browser.enter("提交申报").expectingRefusal();
        assertTrue(browser.path().startsWith("/app/party-points/"), () -> "still signed in, at the new version: " + browser.path());
        assertEquals(words, browser.run("return document.querySelector('main textarea').value"), "refused for too many points, with what was typed");
        browser.fill("申报分值", "2").enter("提交申报");
        assertEquals(words, linli.http().get(program + "/declarations?person=" + town.person("M001")).expect(200).json().at("/items/0/words").asText());
    }

    @Test
    @Order(2)
    void theMenuFollowsAModuleThatGoesAndComes(Browser browser, LinliServer linli) throws IOException {
        People.admin(browser).open("/");
        assertTrue(browser.has("nav a[href^='/app/party-points']"), () -> "in the menu: " + browser.text());
        ModuleFiles.done(linli.http().ended(linli.http().delete(ModuleFiles.MODULES + "/party-points")));
        browser.open("/");
        assertFalse(browser.has("nav a[href^='/app/party-points']"), browser::text);
        browser.open("/modules/install");
        browser.to("选模块文件（jar 或 kar）").attach("input[type=file]", file(ModuleFiles.partyPoints("1.0.2")));
        browser.comes("/modules/changes/").reads("在服务");
        browser.open("/");
        assertTrue(browser.has("nav a[href^='/app/party-points']"), browser::text);
    }

    private Path file(ModuleJar jar) throws IOException {
        return Files.write(temp.resolve("party-points.jar"), jar.bytes());
    }
}
