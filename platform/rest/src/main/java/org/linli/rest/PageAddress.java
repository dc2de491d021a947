package org.linli.rest;

import org.linli.api.pages.Frame;

/** What lies where: endpoints and probes for programs below their own paths, pages everywhere else. */
final class PageAddress {

    private static final String OF_MODULES = "/app/";
    private static final String ASSETS = "/assets/";

    private PageAddress() {
    }

    static boolean isPage(String path) {
        return !path.equals("/api") && !path.startsWith("/api/") && !path.startsWith("/health/") && !path.equals("/metrics");
    }

    /** Whether it is what pages are drawn with: styles, scripts, pictures. */
    static boolean isAsset(String path) {
        return path.startsWith(ASSETS);
    }

    /** The id of the module whose page it is. */
    static String module(String path) {
        if (!path.startsWith(OF_MODULES)) {
            return Frame.MODULE;
        }
        int end = path.indexOf('/', OF_MODULES.length());
        return end < 0 ? path.substring(OF_MODULES.length()) : path.substring(OF_MODULES.length(), end);
    }
}
