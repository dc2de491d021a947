package org.linli.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.api.Text;
import org.linli.api.pages.Form;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.security.Needs;
import org.linli.api.security.Open;
import org.linli.testkit.Engine;
import org.linli.testkit.TestStore;

/** Where the reader of a page finds it again. */
class PageVisitTest {

    private static final Text TITLE = new Text("表单", "Form");

    /** A page with forms. */
    @Path("forms")
    public static final class FormsPages {

        /** The page. */
        @GET
        @Open("for tests")
        public View show() {
            return page();
        }

        /** What everybody may send. */
        @POST
        @Path("open")
        @Open("for tests")
        public View open(Form form) {
            return page();
        }

        /** What only those may send who are signed in. */
        @POST
        @Path("closed")
        @Needs(Needs.SIGNED_IN)
        public View closed(@Context Visit visit, Form form) {
            return page();
        }

        private static View page() {
            return View.bare(TITLE, sheet -> null);
        }
    }

    /** Files that pages link to. */
    @Path("files")
    public static final class FilesResource {

        /** What only those may open who are signed in. */
        @GET
        @Needs(Needs.SIGNED_IN)
        public String closed() {
            return "kept";
        }

        /** What everybody may open. */
        @GET
        @Path("open")
        @Produces(MediaType.TEXT_PLAIN)
        @Open("for tests")
        public String open() {
            return "kept";
        }
    }

    private TestStore store;
    private TestServer server;

    @BeforeEach
    void start() {
        store = TestStore.on(Engine.DERBY);
        server = new TestServer(store.transactions(), Map.of());
        server.api().publish(new TestConsole(new FormsPages()));
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    @Test
    void aPageIsWhereItWasAskedForAndOneThatAFormAnswersWhereTheFormStood() {
        assertEquals("/forms?unit=LL", server.get("/forms?unit=LL", null).body());
        assertEquals("/forms?unit=LL", sent("/forms/open", "name=a&_at=%2Fforms%3Funit%3DLL").body());
    }

    @Test
    void aFormThatTellsNothingOrOfAnotherSiteLeadsToTheFirstPage() {
        for (String body : new String[] {"name=a", "_at=", "_at=%2F%2Felsewhere.example", "_at=https%3A%2F%2Felsewhere.example"}) {
            assertEquals("/", sent("/forms/open", body).body(), body);
        }
    }

    @Test
    void whoseSessionHasEndedComesBackToTheFormThatWasNotTaken() {
        HttpResponse<String> answer = sent("/forms/closed", "name=a&_at=%2Fforms%3Funit%3DLL");
        assertEquals(303, answer.statusCode(), answer::body);
        assertEquals("/sign-in?to=%2Fforms%3Funit%3DLL", answer.headers().firstValue("Location").map(PageVisitTest::path).orElse(null));
        assertEquals("/sign-in?to=%2F", sent("/forms/closed", "name=%00").headers().firstValue("Location").map(PageVisitTest::path).orElse(null));
    }

    @Test
    void whoOpensAFileWithoutASessionSignsInFirst() {
        server.api().publish(new TestModule("files", "1.0.0", new FilesResource()));
        HttpResponse<String> answer = opened("/api/files/files");
        assertEquals(303, answer.statusCode(), answer::body);
        assertEquals("/sign-in?to=%2F", answer.headers().firstValue("Location").map(PageVisitTest::path).orElse(null));
        assertEquals(Optional.empty(), answer.headers().firstValue("WWW-Authenticate"), "no password box of the browser's");
        assertEquals(401, server.get("/api/files/files", null).statusCode(), "programs are told");
    }

    @Test
    void aFileThatABrowserOpensRunsNothingButThePageThatRefusesItIsDrawn() {
        server.api().publish(new TestModule("files", "1.0.0", new FilesResource()));
        HttpResponse<String> file = opened("/api/files/files/open");
        assertEquals("kept", file.body());
        assertEquals(List.of(SecurityHeaders.POLICY), file.headers().allValues("Content-Security-Policy"));
        HttpResponse<String> none = opened("/api/files/files/none");
        assertEquals(404, none.statusCode());
        assertEquals("path", none.body());
        assertEquals(List.of(SecurityHeaders.PAGE_POLICY), none.headers().allValues("Content-Security-Policy"));
    }

    private HttpResponse<String> opened(String path) {
        return server.send(server.request(path, null).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8").GET());
    }

    private static String path(String location) {
        return location.substring(location.indexOf("/sign-in"));
    }

    private HttpResponse<String> sent(String path, String body) {
        return server.send(server.request(path, null).header("Content-Type", MediaType.APPLICATION_FORM_URLENCODED).POST(BodyPublishers.ofString(body)));
    }
}
