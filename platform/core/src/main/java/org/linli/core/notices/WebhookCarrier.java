package org.linli.core.notices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.linli.api.Text;
import org.linli.api.notices.Notice;
import org.linli.api.notices.Wish.Channel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Digests to the town's webhook, as JSON and signed, so that the other side knows that they come from here. */
@Component(service = WebhookCarrier.class)
public final class WebhookCarrier implements Carrier {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int OK = 200;
    private static final int NO_MORE_OK = 300;
    /** What somebody who doesn't know the account answers. */
    private static final Set<Integer> REFUSALS = Set.of(404, 410, 422);
    /** What somebody who doesn't know our secret answers. */
    private static final Set<Integer> CLOSED = Set.of(401, 403);

    private final WebhookSettings settings;
    private final SiteAddress site;
    private final Duration patience;
    private final HttpClient client;

    @Activate
    public WebhookCarrier(@Reference WebhookSettings settings, @Reference SiteAddress site) {
        this(settings, site, PATIENCE);
    }

    /** @param patience how long a whole answer may take, to its last byte */
    WebhookCarrier(WebhookSettings settings, SiteAddress site, Duration patience) {
        this.settings = settings;
        this.site = site;
        this.patience = patience;
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(patience).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    /** Without the path, which may hold a secret of the other side. */
    @Override
    public String where() {
        URI url = settings.url();
        if (url == null) {
            return fault() == null ? null : "";
        }
        return url.getScheme() + "://" + url.getAuthority();
    }

    @Override
    public Text fault() {
        return settings.fault();
    }

    @Override
    public boolean reaches(String to) {
        return to != null && to.matches("[\\p{L}\\p{N}._@+-]{1,100}");
    }

    @Override
    public void carry(String to, Digest digest) {
        try {
            if (!settings.internal()) {
                Outside.require(settings.url().getHost());
            }
            String body = body(to, digest);
            HttpRequest request = HttpRequest.newBuilder(settings.url()).timeout(patience).header("Content-Type", "application/json; charset=utf-8")
                    .header("User-Agent", "Linli").header("Linli-Delivery", digest.id()).header("Linli-Signature", signature(body))
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build();
            int status = status(request);
            if (status < OK || status >= NO_MORE_OK) {
                String answer = "HTTP " + status;
                throw REFUSALS.contains(status) ? Undelivered.refused(Trouble.ADDRESS, answer, null)
                        : Undelivered.yet(CLOSED.contains(status) ? Trouble.SIGN_IN : Trouble.ANSWER, answer, null);
            }
        } catch (ExecutionException e) {
            throw Undelivered.yet(Trouble.of(Stream.iterate(e.getCause(), Objects::nonNull, Throwable::getCause).toList()), String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw Undelivered.yet(Trouble.SILENCE, "no whole answer within " + patience.toSeconds() + " s", e);
        } catch (IOException | GeneralSecurityException e) {
            throw Undelivered.yet(Trouble.SETTINGS, e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Undelivered.yet(Trouble.ANSWER, "stopped", e);
        }
    }

    /** The time of a request is over with the headers of its answer; what follows must end as well. */
    private int status(HttpRequest request) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
        } finally {
            answer.cancel(true);
        }
    }

    /** {@code t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>", hexadecimal>}: whoever keeps an old one can't use it later. */
    private String signature(String body) throws IOException, GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        Mac mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), ALGORITHM));
        return "t=" + now + ",v1=" + HexFormat.of().formatHex(mac.doFinal((now + "." + body).getBytes(StandardCharsets.UTF_8)));
    }

    private String body(String to, Digest digest) throws JsonProcessingException {
        var text = new DigestText(digest, site);
        ObjectNode all = JSON.createObjectNode().put("id", digest.id()).put("town", digest.town()).put("day", digest.day().toString()).put("to", to)
                .put("language", digest.language()).put("title", text.subject()).put("trial", digest.notices().isEmpty()).put("text", text.plain());
        ArrayNode notices = all.putArray("notices");
        for (Notice one : digest.notices()) {
            notices.addObject().put("stage", one.stage().name()).put("what", digest.english() ? one.what().en() : one.what().zh())
                    .put("due", one.due() == null ? null : one.due().toString()).put("href", site.of(one.href()));
        }
        return JSON.writeValueAsString(all);
    }
}
