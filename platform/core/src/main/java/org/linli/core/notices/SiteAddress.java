package org.linli.core.notices;

import java.net.URI;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** The address by which people reach the console from outside: {@code address} in {@code etc/linli.cfg}. */
@Component(service = SiteAddress.class, configurationPid = "linli")
public final class SiteAddress {

    private volatile String address;

    /** What the operator can set. */
    public @interface Settings {

        /** {@code https://…}, without a path; empty where it isn't known. */
        String address() default "";
    }

    @Activate
    public SiteAddress(Settings settings) {
        change(settings);
    }

    @Modified
    void change(Settings settings) {
        String wanted = settings.address().strip().replaceAll("/+$", "");
        if (!wanted.isEmpty() && !wanted.matches("https?://[^\\s/?#@]+")) {
            throw new IllegalArgumentException("address in etc/linli.cfg must be like https://linli.town.example, not " + wanted);
        }
        address = wanted.isEmpty() ? null : URI.create(wanted).toString();
    }

    /** A page of this site for somebody outside; null where the address isn't known. */
    String of(String href) {
        return address == null ? null : address + href;
    }
}
