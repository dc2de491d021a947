package org.linli.runtime;

import java.io.PrintWriter;
import java.io.StringWriter;

/** An exception as programmers want to see it. */
final class Details {

    private static final int LONGEST = 20_000;

    private Details() {
    }

    static String of(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        String all = text.toString();
        return all.length() > LONGEST ? all.substring(0, LONGEST) : all;
    }
}
