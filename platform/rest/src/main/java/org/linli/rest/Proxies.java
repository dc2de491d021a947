package org.linli.rest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;

/** The proxies that the operator named; what any other caller says of itself counts for nothing. */
record Proxies(Set<String> addresses) {

    /** @param listed separated by commas; those of IPv6 in any of the ways in which they are written */
    static Proxies of(String listed) {
        return new Proxies(Arrays.stream(listed.split(",")).map(String::trim).filter(text -> !text.isEmpty()).map(Proxies::plain)
            .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the operator named it. @param address as Java or the web server writes it; null for one that isn't known */
    boolean listed(String address) {
        return address != null && addresses.contains(plain(address));
    }

    /** One way to write an address: without brackets, zone and abbreviation. */
    private static String plain(String address) {
        String bare = address.replaceAll("^\\[|\\]$|%.*", "");
        if (bare.indexOf(':') < 0) {
            return bare;
        }
        try {
            // in brackets it is never looked up as a name
            return InetAddress.getByName("[" + bare + "]").getHostAddress();
        } catch (UnknownHostException notAnAddress) {
            return bare;
        }
    }

    /** Where the request comes from. */
    String address(HttpServletRequest request) {
        String forwarded = last(request, "X-Forwarded-For");
        return forwarded == null ? request.getRemoteAddr() : forwarded;
    }

    /** Whether the caller came by TLS, to us or to the proxy. */
    boolean secure(HttpServletRequest request) {
        String forwarded = last(request, "X-Forwarded-Proto");
        return forwarded == null ? request.isSecure() : forwarded.equalsIgnoreCase("https");
    }

    /** What the proxy added, to the line that came or in one of its own behind it. */
    private String last(HttpServletRequest request, String header) {
        List<String> lines = listed(request.getRemoteAddr()) ? Collections.list(request.getHeaders(header)) : List.of();
        if (lines.isEmpty()) {
            return null;
        }
        String value = lines.get(lines.size() - 1);
        return value.substring(value.lastIndexOf(',') + 1).trim();
    }
}
