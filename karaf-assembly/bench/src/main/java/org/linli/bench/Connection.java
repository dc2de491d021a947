package org.linli.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.linli.bench.SteadyLoad.Request;

/** One HTTP/1.1 connection, kept open from request to request and opened anew only after a failure. */
final class Connection implements AutoCloseable {

    private static final int SHOWN = 200;

    private final int port;
    private final String head;
    private final int patience;
    private Socket socket;
    private InputStream in;

    Connection(int port, String head, Duration patience) {
        this.port = port;
        this.head = head;
        this.patience = (int) patience.toMillis();
    }

    /** Sends a request once. @return why it failed; null when it is good */
    String send(Request request) {
        try {
            if (socket == null) {
                open();
            }
            write(request);
            return answer();
        } catch (IOException e) {
            close();
            return e.toString();
        }
    }

    private void open() throws IOException {
        var opened = new Socket();
        opened.setTcpNoDelay(true);
        opened.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patience);
        opened.setSoTimeout(patience);
        socket = opened;
        in = new BufferedInputStream(opened.getInputStream(), 16384);
    }

    private void write(Request request) throws IOException {
        byte[] body = request.body() == null ? new byte[0] : request.body().getBytes(StandardCharsets.UTF_8);
        String length = request.body() == null ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n";
        byte[] first = (request.method() + " " + request.path() + " HTTP/1.1\r\n" + head + length + "\r\n").getBytes(StandardCharsets.UTF_8);
        int early = request.hold().isZero() ? body.length : body.length / 2;
        byte[] together = Arrays.copyOf(first, first.length + early);
        System.arraycopy(body, 0, together, first.length, early);
        OutputStream out = socket.getOutputStream();
        out.write(together);
        out.flush();
        if (early < body.length) {
            LockSupport.parkNanos(request.hold().toNanos());
            out.write(body, early, body.length - early);
            out.flush();
        }
    }

    private String answer() throws IOException {
        String first = line();
        int status = Integer.parseInt(first.substring(9, 12));
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            last |= lower.startsWith("connection:") && lower.contains("close");
        }
        String body = chunked ? chunks() : text(length);
        if (last) {
            close();
        }
        return status < 300 ? null : status + " " + body.substring(0, Math.min(SHOWN, body.length()));
    }

    private String chunks() throws IOException {
        var body = new StringBuilder();
        for (int size = Integer.parseInt(line().strip(), 16); size > 0; size = Integer.parseInt(line().strip(), 16)) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private String text(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer broke off");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException("the connection was closed before an answer");
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        Socket closing = socket;
        socket = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
