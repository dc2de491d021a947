package org.linli.core.notices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server of a few lines for what the real one of the tests can't do: STARTTLS, and refusing one address. */
final class PlainSmtp implements AutoCloseable {

    /** What was said to it, in order; behind the upgrade with {@code TLS } before it. */
    final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    /** What it answers to whoever names a recipient. */
    volatile String recipient = "250 ok";
    /** What it answers to whoever says from whom a mail is. */
    volatile String sender = "250 ok";
    private final ServerSocket door;
    private final SSLContext tls;

    /** @param tls null for a server without STARTTLS */
    PlainSmtp(SSLContext tls) throws IOException {
        this.tls = tls;
        door = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        var thread = new Thread(this::serve, "smtp for a test");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket socket = door.accept()) {
                say(socket, "220 test ESMTP");
                talk(socket, "");
            } catch (SocketException closed) {
                heard.add("-");
            } catch (IOException e) {
                heard.add(e.toString());
            }
        }
    }

    private void talk(Socket socket, String mark) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            heard.add(mark + line);
            String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
            switch (command) {
                case "EHLO" -> say(socket, tls != null && mark.isEmpty() ? "250-test\r\n250 STARTTLS" : "250 test");
                case "STAR" -> {
                    say(socket, "220 go ahead");
                    var secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
                    secure.setUseClientMode(false);
                    talk(secure, "TLS ");
                    return;
                }
                case "MAIL" -> say(socket, sender);
                case "RCPT" -> say(socket, recipient);
                case "DATA" -> {
                    say(socket, "354 go");
                    for (String text = reader.readLine(); !".".equals(text); text = reader.readLine()) {
                        heard.add(mark + text);
                    }
                    say(socket, "250 taken");
                }
                case "QUIT" -> {
                    say(socket, "221 bye");
                    return;
                }
                default -> say(socket, "250 ok");
            }
        }
    }

    private static void say(Socket socket, String words) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
