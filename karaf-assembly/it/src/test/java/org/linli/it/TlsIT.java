package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** https with a certificate of the operator's own, which is replaced while people work. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TlsIT {

    private static final char[] PASSWORD = "password".toCharArray();
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final String BASIC = "Basic " + Base64.getEncoder().encodeToString(("admin:" + LinliServer.PASSWORD).getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path temp;

    private final int port = LinliServer.freePort();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void aNewCertificateIsServedWithoutARestartAndWithoutAFailedRequest() throws Exception {
        KeyStore first = made("first");
        KeyStore second = made("second");
        Path etc = Files.createDirectories(temp.resolve("data/etc"));
        Files.writeString(etc.resolve("org.linli.tls.cfg"), "certificate = tls.pem\nkey = tls-key.pem\nport = " + port + "\nseconds = 1\n");
        write(etc, first);
        try (LinliServer linli = LinliServer.at(temp.resolve("data")).start().expecting("The new certificate for https can't be used")) {
            assertTrue(linli.output().contains("Linli: https://localhost:" + port), () -> String.join("\n", linli.output()));
            assertTrue(Files.notExists(linli.data().resolve("karaf/etc/tls-key.pem")), "the key has no copies");
            HttpResponse<String> me = get(client(first, second), "/api/core/me");
            assertEquals(200, me.statusCode(), me.body());
            assertEquals("max-age=31536000", me.headers().firstValue("Strict-Transport-Security").orElseThrow());
            httpOnlySaysWhereHttpsIs(linli);
            nothingOldIsSpoken(first);
            Thread load = new Thread(() -> keepAsking(first, second));
            load.start();
            assertEquals("CN=first", served(first, second));
            replace(etc.resolve("tls-key.pem"), key(second));
            eventually(() -> linli.log().stream().anyMatch(line -> line.contains("The new certificate for https can't be used")), "half of it is no certificate");
            assertEquals("CN=first", served(first, second));
            replace(etc.resolve("tls.pem"), certificate(second));
            eventually(() -> served(first, second).equals("CN=second"), "the new certificate is served");
            over.set(true);
            load.join();
            assertEquals("[]", failures.toString());
        }
    }

    private void httpOnlySaysWhereHttpsIs(LinliServer linli) {
        Answer moved = linli.http().anonymous().get("/api/core/units?limit=1").expect(308);
        assertEquals("https://localhost:" + port + "/api/core/units?limit=1", moved.header("Location").orElseThrow());
        assertTrue(moved.header("Content-Security-Policy").isPresent());
        linli.http().anonymous().get("/health/ready").expect(200);
    }

    private void nothingOldIsSpoken(KeyStore trusted) throws IOException, GeneralSecurityException {
        for (String protocol : new String[] {"TLSv1.2", "TLSv1.3"}) {
            try (SSLSocket socket = socket(trusted)) {
                socket.setEnabledProtocols(new String[] {protocol});
                socket.startHandshake();
                assertTrue(socket.getSession().getCipherSuite().matches("TLS_(ECDHE_RSA_WITH_)?(AES_|CHACHA20_).*(GCM|POLY1305)_SHA(256|384)"), socket.getSession().getCipherSuite());
            }
        }
        try (SSLSocket socket = socket(trusted)) {
            socket.setEnabledCipherSuites(new String[] {"TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"});
            assertThrows(SSLHandshakeException.class, socket::startHandshake);
        }
    }

    /** On a new connection each time, and on one that stays. */
    private void keepAsking(KeyStore... trusted) {
        HttpClient staying = client(trusted);
        while (!over.get()) {
            for (HttpClient client : new HttpClient[] {staying, client(trusted)}) {
                try {
                    int status = get(client, "/api/core/me").statusCode();
                    if (status != 200) {
                        failures.add("status " + status);
                    }
                } catch (RuntimeException e) {
                    failures.add(e.toString());
                }
            }
        }
    }

    private String served(KeyStore... trusted) {
        try (SSLSocket socket = socket(trusted)) {
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getIssuerX500Principal().getName();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SSLSocket socket(KeyStore... trusted) throws IOException, GeneralSecurityException {
        return (SSLSocket) context(trusted).getSocketFactory().createSocket("localhost", port);
    }

    private HttpResponse<String> get(HttpClient client, String path) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create("https://localhost:" + port + path)).header("Authorization", BASIC).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpClient client(KeyStore... trusted) {
        try {
            return HttpClient.newBuilder().sslContext(context(trusted)).build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(KeyStore... trusted) throws IOException, GeneralSecurityException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        all.load(null, null);
        for (int i = 0; i < trusted.length; i++) {
            all.setCertificateEntry("trusted" + i, trusted[i].getCertificate("town"));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(all);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), new SecureRandom());
        return context;
    }

    private static void write(Path etc, KeyStore store) throws IOException, GeneralSecurityException {
        Files.writeString(etc.resolve("tls.pem"), certificate(store));
        Files.writeString(etc.resolve("tls-key.pem"), key(store));
    }

    /** Whole at once, as those do who renew certificates. */
    private static void replace(Path file, String text) throws IOException {
        Path fresh = Files.writeString(file.resolveSibling("fresh"), text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String certificate(KeyStore store) throws GeneralSecurityException {
        return block("CERTIFICATE", store.getCertificate("town").getEncoded());
    }

    private static String key(KeyStore store) throws GeneralSecurityException {
        return block("PRIVATE KEY", store.getKey("town", PASSWORD).getEncoded());
    }

    private static String block(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind + "-----\n";
    }

    /** Signed by itself, for localhost. */
    private KeyStore made(String name) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = temp.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "town", "-keyalg", "RSA",
                "-dname", "CN=" + name, "-ext", "san=dns:localhost", "-validity", "30", "-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-keystore", file.toString())
                .redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private static void eventually(BooleanSupplier what, String says) {
        long end = System.nanoTime() + PATIENCE;
        while (!what.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, says);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
