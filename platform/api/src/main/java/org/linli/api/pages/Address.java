package org.linli.api.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of pages of this site. */
public final class Address {

    private Address() {
    }

    /** An address, its steps escaped: {@code of("app", "party-points", "programs")} is {@code /app/party-points/programs}. */
    public static String of(String... steps) {
        var address = new StringBuilder();
        for (String step : steps) {
            address.append('/').append(escaped(step));
        }
        return address.isEmpty() ? "/" : address.toString();
    }

    /** A value as it may stand in an address. */
    public static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whether an address leads to a page of this site, whatever a browser makes of it. */
    public static boolean own(String href) {
        return href != null && href.startsWith("/") && !href.startsWith("//") && href.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != '\\');
    }

    static String requireOwn(String href) {
        if (!own(href)) {
            throw new IllegalArgumentException("not an address of this site: " + href);
        }
        return href;
    }
}
