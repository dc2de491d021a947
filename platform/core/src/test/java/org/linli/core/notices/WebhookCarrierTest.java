package org.linli.core.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookCarrierTest {

    private static final String SECRET = "a secret of both sides";

    private record Heard(String body, String signature, String delivery) {
    }

    @TempDir
    private Path folder;
    private HttpServer server;
    private final ExecutorService hands = Executors.newCachedThreadPool();
    private final List<Heard> heard = Collections.synchronizedList(new ArrayList<>());
    private volatile int answer = 204;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/hook", exchange -> {
            heard.add(new Heard(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("Linli-Signature"), exchange.getRequestHeaders().getFirst("Linli-Delivery")));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.setExecutor(hands);
        server.start();
        Files.writeString(folder.resolve("secret"), SECRET + "\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
        hands.shutdownNow();
    }

    @Test
    void aDigestIsSignedJsonWithoutThoseItIsAbout() throws Exception {
        carrier().carry("ann.li", MailCarrierTest.digest("en"));
        Heard one = heard.get(0);
        JsonNode all = new ObjectMapper().readTree(one.body());
        assertEquals("ann.li", all.get("to").asText());
        assertEquals("Linli: 1 overdue, 1 new", all.get("title").asText());
        assertEquals("OVERDUE", all.get("notices").get(0).get("stage").asText());
        assertEquals("2026-05-09", all.get("notices").get(0).get("due").asText());
        assertEquals("https://linli.town.example/app/party-points/o1", all.get("notices").get(0).get("href").asText());
        assertFalse(one.body().contains("Li\""), one.body());
        assertEquals("d1", one.delivery());
        String time = one.signature().replaceFirst("t=(\\d+),.*", "$1");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertEquals("t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal((time + "." + one.body()).getBytes(StandardCharsets.UTF_8))), one.signature());
    }

    @Test
    void faultsOfTheOtherSideMayPassAndAnAccountThatItDoesNotKnowIsRefused() {
        for (int fault : List.of(500, 503, 429, 401)) {
            answer = fault;
            Undelivered undelivered = assertThrows(Undelivered.class, () -> carrier().carry("ann", MailCarrierTest.digest("zh")));
            assertFalse(undelivered.isRefused());
            assertEquals("HTTP " + fault, undelivered.getMessage());
            assertEquals(fault == 401 ? Trouble.SIGN_IN : Trouble.ANSWER, undelivered.trouble());
        }
        answer = 404;
        Undelivered unknown = assertThrows(Undelivered.class, () -> carrier().carry("ann", MailCarrierTest.digest("zh")));
        assertTrue(unknown.isRefused());
        assertEquals(Trouble.ADDRESS, unknown.trouble());
        answer = 302;
        assertThrows(Undelivered.class, () -> carrier().carry("ann", MailCarrierTest.digest("zh")));
        assertEquals(6, heard.size(), "nobody is sent on to elsewhere");
    }

    @Test
    void addressesOfThisNetworkAreForThoseWhoAllowThem() throws Exception {
        assertNotNull(new WebhookSettings(Settings.of(WebhookSettings.Settings.class, Map.of("url", "http://127.0.0.1/hook", "secret.file", secret()))).fault());
        var inside = new WebhookCarrier(new WebhookSettings(Settings.of(WebhookSettings.Settings.class, Map.of("url", "https://localhost:"
                + server.getAddress().getPort() + "/hook", "secret.file", secret()))), MailCarrierTest.site());
        Undelivered denied = assertThrows(Undelivered.class, () -> inside.carry("ann", MailCarrierTest.digest("zh")));
        assertTrue(denied.getMessage().contains("address of this network"), denied.getMessage());
        assertEquals(Trouble.NETWORK, denied.trouble());
        assertEquals(List.of(), heard);
        for (String address : List.of("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "198.18.0.1", "224.0.0.1",
                "255.255.255.255", "192.0.0.8", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::",
                "2001:0:1::1")) {
            assertFalse(Outside.isOutside(InetAddress.getByName(address)), address);
        }
        for (String address : List.of("8.8.8.8", "100.128.0.1", "172.32.0.1", "192.0.1.1", "198.20.0.1", "2001:4860::8888", "2400:3200::1")) {
            assertTrue(Outside.isOutside(InetAddress.getByName(address)), address);
        }
    }

    @Test
    void wrongSettingsAreNamedAndSendNothing() throws Exception {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of("url", "ftp://town.example", "secret.file", secret()),
                Map.of("url", "https://user:password@town.example", "secret.file", secret()), Map.of("url", "https://town.example/hook"),
                Map.of("url", "https://town.example/hook", "secret.file", Files.writeString(folder.resolve("short"), "short").toString()))) {
            var carrier = new WebhookCarrier(new WebhookSettings(Settings.of(WebhookSettings.Settings.class, wrong)), MailCarrierTest.site());
            assertNotNull(carrier.fault(), wrong.toString());
            assertFalse(carrier.on());
        }
        assertEquals("http://127.0.0.1:" + server.getAddress().getPort(), carrier().where(), "without the path, which may be secret");
    }

    @Test
    void anAnswerThatNeverEndsHoldsNobodyUp() throws Exception {
        var gone = new CountDownLatch(1);
        server.createContext("/drip", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (!gone.await(20, TimeUnit.MILLISECONDS)) {
                    body.write('.');
                    body.flush();
                }
            } catch (IOException hungUp) {
                gone.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Undelivered undelivered = assertThrows(Undelivered.class, () -> carrier("/drip", Duration.ofSeconds(1)).carry("ann", MailCarrierTest.digest("zh")));
        assertFalse(undelivered.isRefused());
        assertEquals("no whole answer within 1 s", undelivered.getMessage());
        assertEquals(Trouble.SILENCE, undelivered.trouble());
        assertTrue(gone.await(20, TimeUnit.SECONDS), "the line is let go");
    }

    @Test
    void aServerThatIsDownIsToldFromOneThatNobodyKnows() {
        server.stop(0);
        assertEquals(Trouble.CONNECTION, assertThrows(Undelivered.class, () -> carrier().carry("ann", MailCarrierTest.digest("zh"))).trouble());
        var nowhere = new WebhookCarrier(new WebhookSettings(Settings.of(WebhookSettings.Settings.class, Map.of("url", "https://hook.invalid/", "secret.file",
                secret(), "internal", true))), MailCarrierTest.site());
        assertEquals(Trouble.NAME, assertThrows(Undelivered.class, () -> nowhere.carry("ann", MailCarrierTest.digest("zh"))).trouble());
    }

    private WebhookCarrier carrier() {
        return carrier("/hook", Duration.ofSeconds(10));
    }

    private WebhookCarrier carrier(String path, Duration patience) {
        return new WebhookCarrier(new WebhookSettings(Settings.of(WebhookSettings.Settings.class, Map.of("url", "http://127.0.0.1:"
                + server.getAddress().getPort() + path, "secret.file", secret(), "internal", true))), MailCarrierTest.site(), patience);
    }

    private String secret() {
        return folder.resolve("secret").toString();
    }
}
