package org.linli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.security.Caller;
import org.linli.console.pages.JterefusalGenerated;

/** Where a refusal leads its reader. */
class RefusalTest {

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"([^\"]*)\"");

    @Test
    void whoOpensAFileWhileTheDatabaseIsAwayTriesThatFileAgainSignedInOrNot() {
        for (Caller reader : new Caller[] {null, Caller.PLATFORM}) {
            assertEquals(List.of("/api/core/people/export?unit=LL&amp;form=csv"), links(Problem.Kind.UNAVAILABLE, reader, "/api/core/people/export", "unit=LL&form=csv"));
            assertEquals(List.of("/api/core/people/export"), links(Problem.Kind.UNAVAILABLE, reader, "/api/core/people/export", null));
        }
    }

    @Test
    void whoComesBackFromTheIdentityServiceIsNotSentThereTwice() {
        assertEquals(List.of("/sign-in"), links(Problem.Kind.UNAVAILABLE, null, "/api/core/session/oidc/callback", "code=c&state=s"));
        assertEquals(List.of("/"), links(Problem.Kind.UNAVAILABLE, Caller.PLATFORM, "/api/core/session/oidc/callback", "code=c&state=s"));
    }

    @Test
    void aPageIsTriedAgainWhereItIsFound() {
        assertEquals(List.of("/"), links(Problem.Kind.UNAVAILABLE, null, "/people", "unit=LL"), "the visit tells where that is");
    }

    @Test
    void whatIsRefusedForGoodLeadsElsewhere() {
        assertEquals(List.of("/sign-in"), links(Problem.Kind.FORBIDDEN, null, "/api/core/people/export", null));
        assertEquals(List.of("/"), links(Problem.Kind.NOT_FOUND, Caller.PLATFORM, "/api/core/people/export", null));
        assertEquals(List.of("/public/"), links(Problem.Kind.NOT_FOUND, null, "/people", null));
    }

    private static List<String> links(Problem.Kind kind, Caller reader, String path, String query) {
        var visit = new TestVisit(Locale.ENGLISH, Map.of(), List.of(), "/", reader, path, query);
        var sheet = new PageSheet(visit, new Assets(), new Asking(), Clock.systemUTC(), ZoneOffset.UTC);
        var out = new StringOutput();
        var words = new Text("暂不可用", "Not now");
        JterefusalGenerated.render(new OwaspHtmlTemplateOutput(out), null, sheet, words, new Problem(kind, "of-this-test", words, words));
        return LINK.matcher(out.toString()).results().map((MatchResult link) -> link.group(1)).toList();
    }
}
