package org.linli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageSheetTest {

    @Test
    void theAddressesOfAPageThatAFormIsShownOnAgainAreThoseOfThePageThatItStoodOn() {
        PageSheet sheet = sheet("/people/1/edit?unit=LL&from=a%26b");
        assertEquals("/people/1/edit?unit=LL&from=a%26b", sheet.here(Map.of()));
        assertEquals("/people/1/edit?unit=LL", sheet.here(PageSheet.without("from")));
        assertEquals("/people/1/edit?unit=LL&from=a%26b&print=1", sheet.here(Map.of("print", "1")));
        assertEquals("/people", sheet("/people").here(Map.of()));
    }

    @Test
    void everyFormTellsThePageThatItStandsOn() {
        var out = new StringOutput();
        sheet("/people?text=\"&unit=LL").sealed().writeTo(new OwaspHtmlTemplateOutput(out));
        assertTrue(out.toString().contains("<input type=\"hidden\" name=\"_at\" value=\"/people?text=&#34;&amp;unit=LL\">"), out::toString);
    }

    @Test
    void whoHasToSignInAgainIsLedBackToThePageOfTheForm() {
        assertEquals("/sign-in?to=%2Fpeople%2F1%2Fedit%3Funit%3DLL", SignInPages.entrance(visit("/people/1/edit?unit=LL")).to());
        assertEquals("/sign-in?to=%2F", SignInPages.entrance(visit("/sign-in?to=%2Fpeople")).to());
    }

    private static TestVisit visit(String at) {
        return new TestVisit(Locale.ENGLISH, Map.of(), List.of(), at);
    }

    private static PageSheet sheet(String at) {
        return new PageSheet(visit(at), new Assets(), new Asking(), Clock.systemUTC(), ZoneOffset.UTC);
    }
}
