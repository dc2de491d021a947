package org.linli.rest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.ZipException;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;

/** A body that ends in a problem when it goes over its limit. */
final class LimitedStream extends ServletInputStream {

    private final InputStream source;
    private final long limit;
    private final MessageDigest digest;
    private long read;
    private boolean finished;

    LimitedStream(InputStream source, long limit, boolean digested) {
        this.source = source;
        this.limit = limit;
        this.digest = digested ? sha256() : null;
    }

    byte[] digest() {
        return digest.digest();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = finished ? -1 : fill(buffer, offset, length);
        if (count < 0) {
            finished = true;
            return count;
        }
        read += count;
        if (read > limit) {
            throw BodyLimits.exceeded(limit);
        }
        if (digest != null) {
            digest.update(buffer, offset, count);
        }
        return count;
    }

    private int fill(byte[] buffer, int offset, int length) throws IOException {
        try {
            return source.read(buffer, offset, length);
        } catch (ZipException e) {
            throw LimitedRequest.notGzip();
        } catch (EOFException e) {
            if (source instanceof java.util.zip.GZIPInputStream) {
                throw LimitedRequest.notGzip();
            }
            throw e;
        }
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new IllegalStateException("bodies are read on the request's own thread");
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
