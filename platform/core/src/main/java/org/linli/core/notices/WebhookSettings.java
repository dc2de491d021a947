package org.linli.core.notices;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.linli.api.Text;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** Where digests go that the town's messenger passes on: {@code etc/org.linli.webhook.cfg}; nowhere without an address. */
@Component(service = WebhookSettings.class, configurationPid = "org.linli.webhook")
public final class WebhookSettings {

    private static final int SHORTEST = 16;

    /** What the operator can set; underscores stand for dots. */
    public @interface Settings {

        /** {@code https://…}; empty for none. */
        String url() default "";

        /** A file with the secret that both sides know, at least 16 characters. */
        String secret_file() default "";

        /** Whether it may be an address of this machine or network, and then also plain HTTP. */
        boolean internal() default false;
    }

    private volatile Settings settings;
    private volatile Text fault;

    @Activate
    public WebhookSettings(Settings settings) {
        change(settings);
    }

    @Modified
    void change(Settings anew) {
        settings = anew;
        fault = anew.url().isBlank() ? null : fault(anew);
    }

    /** What is wrong; null where nothing is, or no webhook is wanted. */
    Text fault() {
        return fault;
    }

    /** Null where no webhook is wanted, or it is none. */
    URI url() {
        return isAddress(settings) ? URI.create(settings.url().strip()) : null;
    }

    boolean internal() {
        return settings.internal();
    }

    /** Read each time, so that a changed one holds at once. */
    String secret() throws IOException {
        return Files.readString(Path.of(settings.secret_file().strip())).strip();
    }

    private static Text fault(Settings settings) {
        if (!isAddress(settings)) {
            return DigestText.MESSAGES.text("fault.webhook.url");
        }
        return isSecret(settings.secret_file().strip()) ? null
                : DigestText.MESSAGES.text("fault.webhook.secret", settings.secret_file(), String.valueOf(SHORTEST));
    }

    /** A file that can't be read holds none, which whoever set it is told. */
    private static boolean isSecret(String file) {
        try {
            return !file.isEmpty() && Files.readString(Path.of(file)).strip().length() >= SHORTEST;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isAddress(Settings settings) {
        return settings.url().strip().matches((settings.internal() ? "https?" : "https") + "://[A-Za-z0-9.-]+(:\\d{1,5})?(/[!-~&&[^#\\\\]]*)?");
    }
}
