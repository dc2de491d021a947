package org.linli.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.linli.api.Messages;
import org.linli.api.Problem;

/**
 * A body that has to keep coming: a byte now and then would keep a thread for as long as the caller likes. Only the time spent waiting for it counts,
 * because a body that has come may lie for as long as its reader needs. One that stops altogether is the web server's to end.
 */
final class Paced extends FilterInputStream {

    /** Networks pause. */
    private static final long GRACE = TimeUnit.SECONDS.toNanos(10);
    private static final Messages MESSAGES = Messages.beside(Paced.class);

    private final long rate;
    private final LongSupplier nanoTime;
    private long waited;
    private long come;

    /** @param rate bytes a second, 0 for any */
    Paced(InputStream body, long rate, LongSupplier nanoTime) {
        super(body);
        this.rate = rate;
        this.nanoTime = nanoTime;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long begun = nanoTime.getAsLong();
        int count = in.read(buffer, offset, length);
        waited += nanoTime.getAsLong() - begun;
        come += Math.max(0, count);
        if (count >= 0 && waited > GRACE && come < rate * (waited / 1e9)) {
            throw MESSAGES.problem(Problem.Kind.MALFORMED, "body-slow");
        }
        return count;
    }
}
