package org.linli.store;

import java.io.OutputStream;

/** Where Derby's own log goes when there is no data folder; Derby calls it by name. */
public final class NoLog {

    private NoLog() {
    }

    public static OutputStream open() {
        return OutputStream.nullOutputStream();
    }
}
