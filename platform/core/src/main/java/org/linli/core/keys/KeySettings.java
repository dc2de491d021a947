package org.linli.core.keys;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** How new keys seal: {@code personal.algorithm} in {@code etc/linli.cfg}. */
@Component(service = KeySettings.class, configurationPid = "linli")
public final class KeySettings {

    private volatile Algorithm algorithm;

    /** What the operator can set; underscores stand for dots. */
    public @interface Settings {

        /** {@code AES} or {@code SM4}. */
        String personal_algorithm() default "AES";
    }

    @Activate
    public KeySettings(Settings settings) {
        change(settings);
    }

    @Modified
    void change(Settings settings) {
        algorithm = Algorithm.named(settings.personal_algorithm())
                .orElseThrow(() -> new IllegalArgumentException("personal.algorithm in etc/linli.cfg must be AES or SM4"));
    }

    /** For the next key that is made. */
    public Algorithm algorithm() {
        return algorithm;
    }
}
