package org.linli.core.notices;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.linli.api.Text;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** Through which mail server digests leave: {@code etc/org.linli.mail.cfg}; through none without a host. */
@Component(service = MailSettings.class, configurationPid = "org.linli.mail")
public final class MailSettings {

    /** How the way to the server is kept from others. */
    enum Security {
        NONE(25), STARTTLS(587), TLS(465);

        private final int port;

        Security(int port) {
            this.port = port;
        }
    }

    /** What the operator can set; underscores stand for dots. */
    public @interface Settings {

        /** Empty for no mail at all. */
        String host() default "";

        /** 0 for the usual one: 587 with STARTTLS, 465 with TLS, 25 with neither. */
        int port() default 0;

        /** {@code STARTTLS}, {@code TLS} or {@code NONE}. */
        String security() default "STARTTLS";

        /** Empty for a server that asks nobody who it is. */
        String user() default "";

        /** A file with the password alone. */
        String password_file() default "";

        /** The address that mails come from. */
        String from() default "";

        /** Certificates, PEM, of those that may have issued the server's; empty for those that Java trusts. */
        String trust_file() default "";
    }

    /** Addresses as they are in use: plain letters, without comments, quotes or line ends. */
    private static final String ADDRESS = "(?=.{3,254}$)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}";

    private volatile Settings settings;
    private volatile Text fault;

    @Activate
    public MailSettings(Settings settings) {
        change(settings);
    }

    @Modified
    void change(Settings anew) {
        settings = anew;
        fault = anew.host().isBlank() ? null : fault(anew);
    }

    static boolean isAddress(String text) {
        return text != null && text.matches(ADDRESS);
    }

    /** What is wrong; null where nothing is, or no mail is wanted. */
    Text fault() {
        return fault;
    }

    /** Empty where no mail is wanted. */
    String host() {
        return settings.host().strip();
    }

    int port() {
        return settings.port() == 0 ? security().port : settings.port();
    }

    Security security() {
        return Security.valueOf(settings.security().strip().toUpperCase(Locale.ROOT));
    }

    String from() {
        return settings.from().strip();
    }

    /** Null for a server that asks nobody. */
    String user() {
        return settings.user().isBlank() ? null : settings.user().strip();
    }

    /** Read each time, so that a changed one holds at once. */
    String password() throws IOException {
        return Files.readString(Path.of(settings.password_file().strip())).strip();
    }

    /** Null for what Java trusts. */
    SSLSocketFactory trust() throws IOException, GeneralSecurityException {
        if (settings.trust_file().isBlank()) {
            return null;
        }
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream file = Files.newInputStream(Path.of(settings.trust_file().strip()))) {
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                trusted.setCertificateEntry("issuer" + trusted.size(), one);
            }
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static Text fault(Settings settings) {
        boolean secure = Arrays.stream(Security.values()).anyMatch(one -> one.name().equalsIgnoreCase(settings.security().strip()));
        if (!secure) {
            return wrong("mail.security", Arrays.stream(Security.values()).map(Security::name).collect(Collectors.joining(", ")));
        }
        if (!isAddress(settings.from().strip())) {
            return wrong("mail.from");
        }
        if (!settings.user().isBlank() && settings.security().strip().equalsIgnoreCase(Security.NONE.name()) && !local(settings.host().strip())) {
            return wrong("mail.open");
        }
        if (!settings.user().isBlank() && !readable(settings.password_file())) {
            return wrong("mail.password", settings.password_file());
        }
        return settings.trust_file().isBlank() || readable(settings.trust_file()) ? null : wrong("mail.trust", settings.trust_file());
    }

    private static boolean local(String host) {
        return host.matches("localhost|127\\.0\\.0\\.1|\\[?::1]?");
    }

    private static boolean readable(String file) {
        return !file.isBlank() && Files.isReadable(Path.of(file.strip()));
    }

    private static Text wrong(String what, Object... arguments) {
        return DigestText.MESSAGES.text("fault." + what, arguments);
    }
}
