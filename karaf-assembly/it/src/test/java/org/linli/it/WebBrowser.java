package org.linli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser as far as signing in needs one: it keeps cookies, follows redirects where a test lets it, and fills in a form. */
final class WebBrowser {

    private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\" type=\"hidden\" value=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 10;

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();

    Answer get(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    /** Asks as the script of a page does. */
    Answer ask(URI address) {
        return send(HttpRequest.newBuilder(address), "*/*");
    }

    Answer delete(URI address, String csrf) {
        return send(HttpRequest.newBuilder(address).DELETE().header("X-CSRF-Token", csrf));
    }

    /** Follows an address through the provider, filling in its form on the way, until it would go to one that begins so. @return that one */
    URI through(URI address, String name, String password, String until) {
        URI at = address;
        Answer answer = get(at);
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            if (answer.status() == 200) {
                Matcher hidden = HIDDEN.matcher(answer.body());
                if (!hidden.find()) {
                    throw new AssertionError("no form: " + answer);
                }
                at = at.resolve("/login");
                answer = post(at, Map.of("username", name, "password", password, "_csrf", hidden.group(1)));
            }
            URI next = at.resolve(answer.header("Location").orElseThrow(noRedirect(answer)));
            if (next.toString().startsWith(until)) {
                return next;
            }
            at = next;
            answer = get(at);
        }
        throw new AssertionError("it goes on and on: " + answer);
    }

    private static Supplier<AssertionError> noRedirect(Answer answer) {
        return () -> new AssertionError("no redirect: " + answer);
    }

    private Answer post(URI address, Map<String, String> form) {
        String body = form.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)));
    }

    private Answer send(HttpRequest.Builder request) {
        return send(request, "text/html,application/xhtml+xml,*/*;q=0.8");
    }

    private Answer send(HttpRequest.Builder request, String accepted) {
        try {
            HttpResponse<String> response = client.send(request.header("Accept", accepted).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
