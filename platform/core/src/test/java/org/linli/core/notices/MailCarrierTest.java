package org.linli.core.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.Text;
import org.linli.api.notices.Notice;
import org.linli.api.notices.Notice.Stage;

class MailCarrierTest {

    private static final String TO = "ann@town.example";

    @TempDir
    private Path folder;
    private GreenMail server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void aDigestArrivesAsTextAndAsHtmlWithWhatIsDueAndNothingElseAboutPeople() throws Exception {
        start(ServerSetup.PROTOCOL_SMTP);
        carrier("NONE", Map.of()).carry(TO, digest("zh"));
        MimeMessage mail = received();
        assertEquals("邻里：1项逾期，1项新待办", mail.getSubject());
        assertEquals("linli@town.example", mail.getFrom()[0].toString());
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
        assertEquals("<d1@town.example>", mail.getMessageID());
        var parts = (MimeMultipart) mail.getContent();
        assertTrue(parts.getContentType().startsWith("multipart/alternative"));
        String text = (String) parts.getBodyPart(0).getContent();
        assertTrue(text.contains("已逾期") && text.contains("- 答复异议（5月9日截止）"), text);
        assertTrue(text.contains("https://linli.town.example/app/party-points/o1"), text);
        assertTrue(text.contains("https://linli.town.example/notices/settings"), text);
        assertFalse(text.contains("李示明"), "where it is about names people");
        String html = (String) parts.getBodyPart(1).getContent();
        assertTrue(html.contains("<a href=\"https://linli.town.example/app/party-points/o1\">答复异议"), html);
        assertTrue(html.contains("确认&lt;b&gt;申报"), "markup is a text");
        assertFalse(html.contains("style"), "plain");
    }

    @Test
    void anEnglishReaderGetsItInEnglish() throws Exception {
        start(ServerSetup.PROTOCOL_SMTP);
        carrier("NONE", Map.of()).carry(TO, digest("en"));
        assertEquals("Linli: 1 overdue, 1 new", received().getSubject());
    }

    @Test
    void aLineEndInATextMakesNoHeader() throws Exception {
        start(ServerSetup.PROTOCOL_SMTP);
        carrier("NONE", Map.of()).carry(TO, new Digest("d1", "main", LocalDate.parse("2026-05-11"), "en",
                List.of(notice("x", Stage.NEW, "Evil\r\nBcc: other@town.example\r\n\r\nhello", null))));
        assertNull(received().getHeader("Bcc"));
        MailCarrier carrier = carrier("NONE", Map.of());
        for (String to : List.of("a@town.example\r\nBcc: b@town.example", "a@town.example,b@town.example", "Ann <a@town.example>", "a b@town.example",
                "a@town", "\"a\"@town.example", "a@town.example ", "@town.example", "")) {
            assertFalse(carrier.reaches(to), to);
        }
        assertTrue(carrier.reaches("a.b+c@mail.town.example"));
    }

    @Test
    void theServerIsToldWhoSendsAndAWrongPasswordIsSaid() throws Exception {
        start(ServerSetup.PROTOCOL_SMTP);
        server.setUser("linli@town.example", "linli", "right-password");
        Path password = Files.writeString(folder.resolve("password"), "right-password\n");
        MailCarrier carrier = carrier("NONE", Map.of("user", "linli", "password.file", password.toString()));
        carrier.carry(TO, digest("zh"));
        assertNotNull(received());
        Files.writeString(password, "wrong");
        Undelivered refused = assertThrows(Undelivered.class, () -> carrier.carry(TO, digest("zh")), "a changed file holds at once");
        assertTrue(refused.getMessage().startsWith("authentication: 535"), refused.getMessage());
        assertFalse(refused.isRefused(), "it may be mended");
        assertEquals(Trouble.SIGN_IN, refused.trouble());
    }

    @Test
    void aServerThatIsDownIsAskedAgainLater() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Undelivered down = assertThrows(Undelivered.class, () -> carrier(free, "NONE", Map.of()).carry(TO, digest("zh")));
        assertFalse(down.isRefused());
        assertEquals(Trouble.CONNECTION, down.trouble());
        assertEquals(Trouble.NAME, trouble(carrier(free, "NONE", Map.of("host", "mail.invalid"))));
        assertTrue(down.getMessage().contains("127.0.0.1") || down.getMessage().contains("localhost"), down.getMessage());
    }

    @Test
    void anAddressThatTheServerDoesNotKnowIsRefusedAndIsNotRepeatedInTheAnswer() throws Exception {
        try (var plain = new PlainSmtp(null)) {
            plain.recipient = "550 5.1.1 <" + TO + "> user unknown";
            Undelivered refused = assertThrows(Undelivered.class, () -> carrier(plain.port(), "NONE", Map.of()).carry(TO, digest("zh")));
            assertTrue(refused.isRefused());
            assertEquals(Trouble.ADDRESS, refused.trouble());
            assertTrue(refused.getMessage().contains("user unknown") && !refused.getMessage().contains(TO), refused.getMessage());
            plain.recipient = "451 4.7.1 greylisted";
            Undelivered later = assertThrows(Undelivered.class, () -> carrier(plain.port(), "NONE", Map.of()).carry(TO, digest("zh")));
            assertFalse(later.isRefused());
            assertEquals(Trouble.ANSWER, later.trouble());
            plain.sender = "553 5.7.1 not your address";
            assertEquals(Trouble.SENDER, trouble(carrier(plain.port(), "NONE", Map.of())));
        }
    }

    @Test
    void aServerThatBeginsAndThenSaysNothingIsToldFromOneThatIsNotThere() {
        assertEquals(Trouble.SILENCE, Trouble.of(List.of(new MessagingException("Exception reading response"), new SocketTimeoutException("Read timed out"))));
        assertEquals(Trouble.CONNECTION, Trouble.of(List.of(new MessagingException("Couldn't connect"), new ConnectException("Connection refused"))));
    }

    private static Trouble trouble(MailCarrier carrier) {
        return assertThrows(Undelivered.class, () -> carrier.carry(TO, digest("zh"))).trouble();
    }

    @Test
    void tlsIsForThoseWhoseCertificateIsTrustedAndNamesThem() throws Exception {
        var own = new OwnCertificate();
        System.setProperty("greenmail.tls.keystore.file", own.store.toString());
        System.setProperty("greenmail.tls.keystore.password", OwnCertificate.PASSWORD);
        start(ServerSetup.PROTOCOL_SMTPS);
        carrier("TLS", Map.of("trust.file", own.certificate.toString())).carry(TO, digest("zh"));
        assertNotNull(received());
        assertEquals(Trouble.CERTIFICATE, trouble(carrier("TLS", Map.of())), "nobody trusts it");
        server.stop();
        start(ServerSetup.PROTOCOL_SMTPS, "127.0.0.2");
        assertEquals(Trouble.CERTIFICATE, trouble(carrier("TLS", Map.of("trust.file", own.certificate.toString(), "host", "127.0.0.2"))), "it names another");
    }

    @Test
    void startTlsIsInsistedOn() throws Exception {
        var own = new OwnCertificate();
        Map<String, Object> trust = Map.of("trust.file", own.certificate.toString());
        try (var plain = new PlainSmtp(own.context())) {
            carrier(plain.port(), "STARTTLS", trust).carry(TO, digest("zh"));
            assertTrue(plain.heard.contains("TLS MAIL FROM:<linli@town.example>"), plain.heard.toString());
            assertTrue(plain.heard.stream().noneMatch(line -> line.startsWith("MAIL")), "nothing before the upgrade");
            assertEquals(Trouble.CERTIFICATE, trouble(carrier(plain.port(), "STARTTLS", Map.of())), "nobody trusts it");
        }
        try (var plain = new PlainSmtp(null)) {
            assertEquals(Trouble.TLS, trouble(carrier(plain.port(), "STARTTLS", trust)), "a server, or somebody between, without it");
            assertEquals(Trouble.TLS, trouble(carrier(plain.port(), "TLS", trust)), "a server that speaks plainly where it should not");
            assertTrue(plain.heard.stream().noneMatch(line -> line.startsWith("MAIL")), plain.heard.toString());
        }
    }

    @Test
    void wrongSettingsAreNamedAndSendNothing() {
        assertNull(new MailCarrier(settings(Map.of()), site()).where());
        assertFalse(new MailCarrier(settings(Map.of()), site()).on());
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of("security", "SSL"), Map.of("from", "nobody"),
                Map.of("user", "linli", "security", "NONE"), Map.of("user", "linli", "password.file", "/nowhere"), Map.of("trust.file", "/nowhere"))) {
            Map<String, Object> all = new HashMap<>(Map.of("host", "mail.town.example", "from", "linli@town.example"));
            all.putAll(wrong);
            var carrier = new MailCarrier(settings(all), site());
            assertNotNull(carrier.fault(), wrong.toString());
            assertEquals("mail.town.example", carrier.where());
            assertFalse(carrier.on());
        }
        assertEquals("mail.town.example:587 STARTTLS", new MailCarrier(settings(Map.of("host", "mail.town.example", "from", "a@town.example")), site()).where());
    }

    private void start(String protocol) {
        start(protocol, "127.0.0.1");
    }

    private void start(String protocol, String address) {
        server = new GreenMail(new ServerSetup(0, address, protocol));
        server.start();
    }

    private MimeMessage received() {
        assertTrue(server.waitForIncomingEmail(5000, 1));
        MimeMessage[] all = server.getReceivedMessages();
        assertEquals(1, all.length);
        return all[0];
    }

    private MailCarrier carrier(String security, Map<String, Object> more) {
        return carrier((server.getSmtp() == null ? server.getSmtps() : server.getSmtp()).getPort(), security, more);
    }

    private static MailCarrier carrier(int port, String security, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(Map.of("host", "localhost", "port", port, "security", security, "from", "linli@town.example"));
        all.putAll(more);
        return new MailCarrier(settings(all), site());
    }

    private static MailSettings settings(Map<String, Object> all) {
        return new MailSettings(Settings.of(MailSettings.Settings.class, all));
    }

    static SiteAddress site() {
        return new SiteAddress(Settings.of(SiteAddress.Settings.class, Map.of("address", "https://linli.town.example/")));
    }

    static Digest digest(String language) {
        return new Digest("d1", "main", LocalDate.parse("2026-05-11"), language, List.of(notice("o1", Stage.OVERDUE, "Answer an objection", "2026-05-09"),
                notice("n1", Stage.NEW, "Confirm", null)));
    }

    private static Notice notice(String id, Stage stage, String what, String due) {
        return new Notice(id, stage, new Text(id.equals("o1") ? "答复异议" : "确认<b>申报", what), new Text("李示明", "Li"), due == null ? null : LocalDate.parse(due),
                new Text("去办", "Do it"), "/app/party-points/" + id, Instant.EPOCH, null, null);
    }
}
