package org.linli.rest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.servlet.http.Cookie;
import org.linli.api.LinliModule;
import org.linli.api.pages.Address;
import org.linli.api.pages.Visit;
import org.linli.api.security.Caller;
import org.linli.api.security.Sessions;

/** A request for a page. */
final class PageVisit implements Visit {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]{2,45}\\](:[0-9]{1,5})?");

    private final Call call;
    private final Supplier<List<LinliModule>> serving;
    private final ChosenUnit chosen;
    private Optional<String> unit;

    PageVisit(Call call, Supplier<List<LinliModule>> serving, ChosenUnit chosen) {
        this.call = call;
        this.serving = serving;
        this.chosen = chosen;
    }

    @Override
    public Caller caller() {
        return call.caller();
    }

    @Override
    public Sessions.Session session() {
        Browser browser = Browser.of(call.request());
        // nobody is asked who he is for what pages are drawn with
        return browser == null ? null : browser.held();
    }

    @Override
    public Locale language() {
        return call.language();
    }

    @Override
    public String path() {
        return call.path();
    }

    /** A name that holds anything but a host isn't repeated. */
    @Override
    public String site() {
        String host = call.request().getHeader("Host");
        return (call.request().isSecure() ? "https://" : "http://") + (host == null || !HOST.matcher(host).matches() ? "localhost" : host);
    }

    @Override
    public String query() {
        return call.request().getQueryString();
    }

    @Override
    public String at() {
        // a file leads to no page, and what comes back from another site counts once
        String at = call.request().getMethod().equals("GET") && PageAddress.isPage(path()) ? path() + (query() == null ? "" : "?" + query()) : call.sentFrom();
        return Address.own(at) ? at : "/";
    }

    /** Of the query alone: a form in the body is read by those who take one. */
    @Override
    public String parameter(String name) {
        if (query() == null) {
            return null;
        }
        for (String part : query().split("&")) {
            int end = part.indexOf('=');
            if (end > 0 && URLDecoder.decode(part.substring(0, end), StandardCharsets.UTF_8).equals(name)) {
                String value = URLDecoder.decode(part.substring(end + 1), StandardCharsets.UTF_8).strip();
                return value.isEmpty() ? null : value;
            }
        }
        return null;
    }

    @Override
    public String unit() {
        String asked = parameter("unit");
        if (asked != null) {
            return ChosenUnit.ALL.equals(asked) ? null : asked;
        }
        if (unit == null) {
            unit = Optional.ofNullable(chosen.of(caller(), cookie("linli-unit")));
        }
        return unit.orElse(null);
    }

    @Override
    public String cookie(String name) {
        return cookie(call, name);
    }

    static String cookie(Call call, String name) {
        Cookie[] all = call.request().getCookies();
        if (all != null) {
            for (Cookie cookie : all) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    @Override
    public String address() {
        return Browser.of(call.request()).address();
    }

    @Override
    public String device() {
        return Browser.of(call.request()).device();
    }

    /** Who goes back in a browser wants the whole page, whoever asks for it. */
    @Override
    public boolean piece() {
        return call.request().getHeader("HX-Request") != null && call.request().getHeader("HX-History-Restore-Request") == null;
    }

    @Override
    public String request() {
        return call.id();
    }

    @Override
    public List<LinliModule> modules() {
        return serving.get();
    }
}
