package org.linli.it.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.it.LinliServer;
import org.linli.it.PartyTown;
import org.linli.it.Table;

/** A file of people with faulty rows: checked, shown with what is wrong, imported as far as it is right, mended and imported whole. */
@InBrowser
class PersonImportIT {

    @TempDir
    Path temp;

    @Test
    void faultyRowsComeBackAndTheOthersAreThere(Browser browser, LinliServer linli) throws IOException {
        PartyTown town = PartyTown.on(linli.http());
        Table people = Table.with("person", "name", "unit", "phone")
                .row(town.person("I1"), "周示一", town.community(), "13800001111")
                .row(town.person("I2"), "周示二", "NOWHERE", "13800002222")
                .row(town.person("I3"), "周示三", town.community(), "13800003333")
                .row(town.person("I4"), "", town.community(), "13800004444");
        Path file = temp.resolve("people.csv");
        Files.writeString(file, people.csv());
        People.admin(browser).open("/imports/people");
        assertTrue(browser.has("a[download][href*='template?format=xlsx']"), "a template to fill in");
        checked(browser, file);
        browser.reads("NOWHERE");
        assertEquals("4 2 0 0 2", figures(browser), browser::text);
        assertEquals(2, browser.all("table tbody tr").size(), "every faulty row with its reason");
        String checked = browser.path();
        browser.keep("import-checked");
        browser.open("/").open(checked).reads("NOWHERE");
        browser.enter("导入2行").reads("导入结果");
        assertTrue(browser.text().contains("已新增"), browser::text);
        String failed = browser.fetched(browser.path() + "/failed?format=csv");
        assertTrue(failed.contains(town.person("I2")) && failed.contains("NOWHERE") && !failed.contains(town.person("I1")), failed);
        String mended = people.csv().replace("NOWHERE", town.community()).replace(town.person("I4") + ",,", town.person("I4") + ",周示四,")
                .replace("person,name,unit,phone", "人员编号,姓名,所在网格（编码）,手机号");
        Files.write(file, mended.getBytes(Charset.forName("GBK")));
        browser.open("/imports/people");
        checked(browser, file);
        browser.reads("GB18030");
        assertEquals("4 2 0 2 0", figures(browser), "as a spreadsheet on a Chinese Windows saves it, and what is there already changes nothing");
        browser.enter("导入2行").reads("导入结果");
        browser.open("/imports/people");
        checked(browser, file);
        assertEquals("4 0 0 4 0", figures(browser), browser::text);
        browser.open("/people?text=" + town.person("I4")).reads("周");
        assertFalse(browser.text().contains("13800004444"), "masked in a list");
    }

    private static void checked(Browser browser, Path file) {
        browser.to("选择文件").attach("input[type=file]", file);
        browser.comes("/imports/run/").reads("检查结果");
    }

    /** Rows of the file: all, new ones, changed ones, unchanged ones, faulty ones. */
    private static String figures(Browser browser) {
        return String.join(" ", browser.all(".figures .big"));
    }
}
