package org.linli.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Pages for browsers that take them compressed. What must not be guessed by its length is no part of them: the token of a session is sealed anew on each
 * page, and no other site makes a browser send the session's cookie.
 */
final class Compressed {

    /** What is shorter goes out in one packet anyway. */
    private static final int WORTH_IT = 1400;
    private static final Pattern TAKEN = Pattern.compile("(^|[\\s,])(gzip|\\*)\\s*(;\\s*q=(1(\\.0*)?|0?\\.\\d*[1-9]\\d*))?\\s*(,|$)");

    private Compressed() {
    }

    /** Whether a page of that length is compressed for whoever accepts these encodings; null for nothing said. */
    static boolean suits(String accepted, int length) {
        return accepted != null && length >= WORTH_IT && TAKEN.matcher(accepted).find();
    }

    static byte[] of(byte[] page) {
        var bytes = new ByteArrayOutputStream(page.length / 3);
        try (var out = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_SPEED + 3);
            }
        }) {
            out.write(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
