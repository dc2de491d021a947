package org.linli.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stranger's body, taken in as it comes while no thread waits for it and no place of a module is taken: kept as far as it may be large and there is
 * memory for it, and what comes after the answer let pass, each for so long and no longer.
 */
final class ComingBody implements ReadListener, AsyncListener {

    private static final int BUFFER = 1 << 13;
    private static final Logger LOG = LoggerFactory.getLogger(ComingBody.class);
    private static final Messages MESSAGES = Messages.beside(ComingBody.class);

    private record Wait(AsyncContext context, Consumer<AsyncContext> then) {
    }

    private final BodyLimits limits;
    private final ServletInputStream body;
    private final KeptBytes kept;
    private final AtomicReference<Wait> wait = new AtomicReference<>();
    private boolean listening;
    private boolean passing;
    private long passed;
    private Throwable broken;
    private Problem full;

    /** @param memory that there is for those of all strangers */
    ComingBody(HttpServletRequest request, BodyLimits limits, BodyMemory memory) throws IOException {
        this.limits = limits;
        long most = limits.ofStrangers() + 1L;
        long said = request.getContentLengthLong();
        this.kept = new KeptBytes(memory, (int) Math.min(Integer.MAX_VALUE, said < 0 ? most : Math.min(most, said)));
        this.body = request.getInputStream();
    }

    /** Has the request served again once its body has come, is too large, breaks off or has taken too long. */
    void keep(HttpServletRequest request) throws IOException {
        await(request, AsyncContext::dispatch);
    }

    /** Lets what is left pass, because many a caller listens only when it has said all, and would find the connection closed instead of its answer. */
    void letPass(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        kept.letGo();
        if (body.isFinished() || broken != null) {
            return;
        }
        answer.flushBuffer();
        passing = true;
        await(request, AsyncContext::complete);
    }

    private void await(HttpServletRequest request, Consumer<AsyncContext> then) throws IOException {
        AsyncContext context = request.startAsync();
        context.setTimeout(limits.strangers().toMillis());
        context.addListener(this);
        wait.set(new Wait(context, then));
        if (listening) {
            onDataAvailable();
        } else {
            listening = true;
            body.setReadListener(this);
        }
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (wait.get() != null && body.isReady()) {
            int count = body.read(buffer);
            if (count < 0) {
                return;
            }
            take(buffer, count);
        }
    }

    private void take(byte[] buffer, int count) {
        if (passing) {
            passed += count;
            if (passed > limits.body()) {
                end();
            }
            return;
        }
        int room = limits.ofStrangers() + 1 - kept.size();
        if (!kept.add(buffer, Math.min(count, room))) {
            full = MESSAGES.problem(Problem.Kind.UNAVAILABLE, "bodies-full");
        }
        if (full != null || count >= room) {
            end();
        }
    }

    @Override
    public void onAllDataRead() {
        end();
    }

    @Override
    public void onError(Throwable brokenOff) {
        LOG.debug("The caller hung up or was not understood before it had said all", brokenOff);
        broken = brokenOff;
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        broken = MESSAGES.problem(Problem.Kind.MALFORMED, "body-slow");
        end();
    }

    private void end() {
        Wait over = wait.getAndSet(null);
        if (over != null) {
            over.then().accept(over.context());
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        wait.set(null);
        kept.letGo();
    }

    @Override
    public void onError(AsyncEvent event) {
        LOG.debug("The connection broke", event.getThrowable());
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // the same request waits again
    }

    /** What has come, and behind it what kept the rest from coming. */
    InputStream kept() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = kept.read(buffer, offset, length);
                if (count < 0 && full != null) {
                    throw full;
                }
                if (count < 0 && broken instanceof RuntimeException notUnderstood) {
                    throw notUnderstood;
                }
                if (count < 0 && broken != null) {
                    throw new IOException(broken);
                }
                return count;
            }
        };
    }
}
