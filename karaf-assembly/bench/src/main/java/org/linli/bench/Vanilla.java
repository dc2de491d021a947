package org.linli.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The floor of a start: Karaf as it is published, from its command to the prompt of its shell. */
final class Vanilla {

    private Vanilla() {
    }

    /** Seconds to the prompt. @param data a new folder for a cold start, the one of the start before for a warm one */
    static double startSeconds(Path karaf, Path data) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("script", "-qfc", karaf + "/bin/karaf", "/dev/null").redirectErrorStream(true);
        builder.environment().put("KARAF_DATA", data.toString());
        builder.environment().put("TERM", "dumb");
        long begin = System.nanoTime();
        Process process = builder.start();
        var shown = new StringBuilder();
        var output = process.getInputStream();
        while (shown.indexOf("@root()>") < 0) {
            int next = output.read();
            if (next < 0) {
                throw new IOException("Karaf's shell did not come: " + shown);
            }
            shown.append((char) next);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        process.getOutputStream().write("shutdown -f\n".getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        Thread drain = new Thread(() -> drain(process));
        drain.start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return seconds;
    }

    private static void drain(Process process) {
        try {
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException ended) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 100);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
