package org.linli.security.openid;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls from this server to the provider: short, few at once, of bounded size, to no other address than the one that was asked for, and never in plain HTTP over a network. */
final class BackChannel implements ResourceRetriever {

    private static final String SAFE = "https://.+|http://(localhost|127\\.0\\.0\\.1|\\[::1])([:/].*)?";
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int WHOLE_SECONDS = 5;
    private static final int LARGEST = 1 << 20;
    private static final int AT_ONCE = 4;
    /** How long one waits for its turn. */
    static final int PATIENCE_MILLISECONDS = 500;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    private final Semaphore turns = new Semaphore(AT_ONCE);

    record Answer(int status, String body, String type) {
    }

    /** Whether nobody on the way can read or change what is said there. */
    static boolean safe(String address) {
        return address.matches(SAFE);
    }

    Answer get(URI address) throws IOException {
        return send(HttpRequest.newBuilder(address).header("Accept", "application/json"));
    }

    /** @param authorization the header of that name; null for none */
    Answer post(URI address, String form, String authorization) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(form));
        return send(authorization == null ? request : request.header("Authorization", authorization));
    }

    @Override
    public Resource retrieveResource(URL address) throws IOException {
        Answer answer = get(URI.create(address.toString()));
        if (answer.status() != 200) {
            throw new IOException(address + " answers " + answer.status());
        }
        return new Resource(answer.body(), answer.type());
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            if (!turns.tryAcquire(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                throw new IOException("it is slow, and " + AT_ONCE + " others wait for it already");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
        try {
            return answer(request);
        } finally {
            turns.release();
        }
    }

    private Answer answer(HttpRequest.Builder request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request.timeout(Duration.ofSeconds(WHOLE_SECONDS)).build(),
                head -> new BoundedBody(LARGEST));
        try {
            HttpResponse<byte[]> answer = sent.get(WHOLE_SECONDS, TimeUnit.SECONDS);
            return new Answer(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8), answer.headers().firstValue("Content-Type").orElse(null));
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (TimeoutException late) {
            throw new IOException("no whole answer within " + WHOLE_SECONDS + " s", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        } finally {
            sent.cancel(true);
        }
    }
}
