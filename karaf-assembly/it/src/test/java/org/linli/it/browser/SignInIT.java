package org.linli.it.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.linli.it.LinliServer;
import org.openqa.selenium.Keys;

/** Coming in and going out, by the keyboard alone. */
@InBrowser
class SignInIT {

    @Test
    @Order(1)
    void whoTypesAWrongPasswordIsToldAndKeepsHisName(Browser browser) {
        browser.forget();
        browser.open("/people?text=李").fill("账号", "admin").fill("密码", "not-this-one-1A");
        browser.leaving(() -> browser.press(Keys.ENTER)).expectingRefusal();
        assertEquals("admin", browser.run("return document.querySelector('[name=name]').value"));
        assertTrue(browser.has("[role=alert]"), browser::text);
        browser.fill("密码", LinliServer.PASSWORD);
        browser.leaving(() -> browser.press(Keys.ENTER));
        assertEquals("/people?text=%E6%9D%8E", browser.path(), "where he wanted to go");
    }

    @Test
    @Order(2)
    void theLanguageAndTheLightStayAsChosen(Browser browser) {
        People.admin(browser).open("/");
        assertEquals("zh-CN", browser.run("return document.documentElement.lang"));
        browser.enter("English");
        assertEquals("en", browser.run("return document.documentElement.lang"));
        browser.enter("Dark colours");
        browser.open("/people");
        assertEquals("en dark", browser.run("return document.documentElement.lang + ' ' + document.documentElement.dataset.bsTheme"));
        browser.enter("中文");
        browser.enter("换成浅色");
        assertEquals("zh-CN light", browser.run("return document.documentElement.lang + ' ' + document.documentElement.dataset.bsTheme"));
    }

    @Test
    @Order(3)
    void whoSignsOutIsOut(Browser browser) {
        People.admin(browser).open("/");
        browser.to("admin").press(Keys.ENTER).enter("退出");
        assertTrue(browser.path().startsWith("/sign-in"), browser::path);
        browser.open("/people");
        assertEquals("/sign-in?to=%2Fpeople", browser.path());
    }
}
