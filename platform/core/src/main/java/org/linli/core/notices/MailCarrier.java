package org.linli.core.notices;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.linli.api.Text;
import org.linli.api.notices.Wish.Channel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Digests by mail: one message to one address, over a connection of its own. */
@Component(service = MailCarrier.class)
public final class MailCarrier implements Carrier {

    private static final String PATIENCE = "20000";
    private static final int PERMANENT = 500;

    private final MailSettings settings;
    private final SiteAddress site;

    @Activate
    public MailCarrier(@Reference MailSettings settings, @Reference SiteAddress site) {
        this.settings = settings;
        this.site = site;
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public String where() {
        if (settings.host().isEmpty()) {
            return null;
        }
        return fault() == null ? settings.host() + ":" + settings.port() + " " + settings.security() : settings.host();
    }

    @Override
    public Text fault() {
        return settings.fault();
    }

    @Override
    public boolean reaches(String to) {
        return MailSettings.isAddress(to);
    }

    /** The library finds its own parts by the class loader of the thread. */
    @Override
    public void carry(String to, Digest digest) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(MailCarrier.class.getClassLoader());
        try {
            send(to, digest);
        } catch (MessagingException e) {
            throw undelivered(e);
        } catch (IOException | GeneralSecurityException e) {
            throw Undelivered.yet(Trouble.SETTINGS, e.toString(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void send(String to, Digest digest) throws MessagingException, IOException, GeneralSecurityException {
        Session session = Session.getInstance(properties());
        Message message = message(session, to, digest);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(settings.host(), settings.port(), settings.user(), settings.user() == null ? null : settings.password());
            transport.sendMessage(message, new Address[] {new InternetAddress(to, true)});
        }
    }

    private Properties properties() throws IOException, GeneralSecurityException {
        var all = new Properties();
        all.put("mail.smtp.connectiontimeout", PATIENCE);
        all.put("mail.smtp.timeout", PATIENCE);
        all.put("mail.smtp.writetimeout", PATIENCE);
        all.put("mail.smtp.auth", String.valueOf(settings.user() != null));
        all.put("mail.smtp.ssl.enable", String.valueOf(settings.security() == MailSettings.Security.TLS));
        all.put("mail.smtp.starttls.enable", String.valueOf(settings.security() == MailSettings.Security.STARTTLS));
        all.put("mail.smtp.starttls.required", String.valueOf(settings.security() == MailSettings.Security.STARTTLS));
        all.put("mail.smtp.ssl.checkserveridentity", "true");
        all.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        SSLSocketFactory trust = settings.trust();
        if (trust != null) {
            all.put("mail.smtp.ssl.socketFactory", trust);
        }
        return all;
    }

    private Message message(Session session, String to, Digest digest) throws MessagingException {
        var text = new DigestText(digest, site);
        var plain = new MimeBodyPart();
        plain.setText(text.plain(), StandardCharsets.UTF_8.name(), "plain");
        var html = new MimeBodyPart();
        html.setText(text.html(), StandardCharsets.UTF_8.name(), "html");
        var message = new Numbered(session, "<" + digest.id() + "@" + settings.from().replaceFirst(".*@", "") + ">");
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject(text.subject().replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
        message.setSentDate(new Date());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", digest.english() ? "en" : "zh-CN");
        message.setContent(new MimeMultipart("alternative", plain, html));
        message.saveChanges();
        return message;
    }

    /** An address that is refused for good is; everything else may pass. */
    private static Undelivered undelivered(MessagingException failed) {
        List<Throwable> all = Stream.iterate((Throwable) failed, Objects::nonNull, MailCarrier::behind).toList();
        for (Throwable one : all) {
            if (one instanceof SMTPAddressFailedException address) {
                return address.getReturnCode() >= PERMANENT ? Undelivered.refused(Trouble.ADDRESS, address.getMessage(), failed)
                        : Undelivered.yet(Trouble.ANSWER, address.getMessage(), failed);
            }
        }
        String answer = failed instanceof AuthenticationFailedException ? "authentication: " + failed.getMessage() : failed.getMessage();
        return Undelivered.yet(trouble(failed, all), failed.getNextException() == null ? answer : answer + " (" + failed.getNextException().getMessage() + ")", failed);
    }

    private static Throwable behind(Throwable failed) {
        return failed instanceof MessagingException one && one.getNextException() != null ? one.getNextException() : failed.getCause();
    }

    /** The library tells of a server without STARTTLS in words alone. */
    private static Trouble trouble(MessagingException failed, List<Throwable> all) {
        if (failed instanceof AuthenticationFailedException) {
            return Trouble.SIGN_IN;
        }
        if (all.stream().anyMatch(SMTPSenderFailedException.class::isInstance)) {
            return Trouble.SENDER;
        }
        if (String.valueOf(failed.getMessage()).startsWith("STARTTLS is required")) {
            return Trouble.TLS;
        }
        return Trouble.of(all);
    }

    /** A message that keeps its number at every attempt, so that mail programs may show it once. */
    private static final class Numbered extends MimeMessage {

        private final String number;

        Numbered(Session session, String number) {
            super(session);
            this.number = number;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", number);
        }
    }
}
