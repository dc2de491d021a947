package org.linli.core.people;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** How much an account may look at in full: {@code reveals.hour} in {@code etc/linli.cfg}. */
@Component(service = RevealLimit.class, configurationPid = "linli")
public final class RevealLimit {

    private volatile int anHour;

    /** What the operator can set; underscores stand for dots. */
    public @interface Settings {

        /** Document numbers, phones and addresses that one account may look at within an hour. */
        int reveals_hour() default 60;
    }

    @Activate
    public RevealLimit(Settings settings) {
        change(settings);
    }

    RevealLimit(int anHour) {
        this.anHour = anHour;
    }

    @Modified
    void change(Settings settings) {
        anHour = settings.reveals_hour();
    }

    int anHour() {
        return anHour;
    }
}
