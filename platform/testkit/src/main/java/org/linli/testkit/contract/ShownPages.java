package org.linli.testkit.contract;

import java.util.Map;
import org.linli.api.security.Open;
import org.linli.testkit.platform.Answer;
import org.linli.testkit.platform.Client;

/** Whether a module's pages can be looked at, in both languages, and by those alone who have signed in. */
final class ShownPages {

    private static final Map<String, String> LANGUAGES = Map.of("zh", "<html lang=\"zh-CN\"", "en", "<html lang=\"en\"");

    private ShownPages() {
    }

    static void check(Subject module) {
        Findings findings = new Findings(module);
        for (ResourceMethod page : ResourceMethod.ofPages(module)) {
            if (page.httpMethod().equals("GET")) {
                String path = "/app/" + module.id() + page.path().replaceAll("\\{[^}]*}", "1");
                LANGUAGES.forEach((language, begins) -> check(page, module.linli().admin().with("Accept-Language", language).get(path), begins, findings));
                if (page.method().getAnnotation(Open.class) == null) {
                    strangers(page, module.linli().anonymous(), path, findings);
                }
            }
        }
        findings.expectNone();
    }

    private static void check(ResourceMethod page, Answer answer, String begins, Findings findings) {
        findings.addUnless(answer.status() < 500, page.name() + " answers " + answer.status(), "a page that isn't there is a Problem, which the platform makes a page of");
        if (answer.status() == 200 && answer.body().contains("<html")) {
            findings.addUnless(answer.body().contains(begins), page.name() + " isn't shown in the language that was asked for", "take every text from the messages, by Sheet.say");
            findings.addUnless(answer.body().split("<h1", -1).length == 2, page.name() + " hasn't one heading", "begin its template with one <h1>, and give each card an <h2>");
        }
    }

    private static void strangers(ResourceMethod page, Client stranger, String path, Findings findings) {
        Answer answer = stranger.get(path);
        findings.addUnless(answer.status() == 303 && answer.header("Location").orElse("").startsWith("/sign-in"), page.name() + " answers " + answer.status()
                + " to whoever hasn't signed in", "put @Needs on it");
    }
}
