package org.linli.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Closed-loop load by wrk: 8 clients that never pause; {@code ${SEQ}} in a body becomes a number used once. */
final class Wrk {

    private static final int CLIENTS = 8;
    private static final double WARM = 1.05;
    private static final int MOST_WARM_UPS = 10;
    private static final Pattern LINE = Pattern.compile("@@ (\\d+) (\\d+) (\\d+) ([\\d.]+)");

    /** What one run gave: good answers a second and the 99th percentile in milliseconds. */
    record Rate(double perSecond, double p99) {
    }

    private Wrk() {
    }

    /** The median of three runs once it is warm; fails when any answer was not good. */
    static Rate run(String url, String method, Map<String, String> headers, String body, int seconds) throws IOException, InterruptedException {
        warmUp(url, method, headers, body, seconds);
        var rates = new ArrayList<Rate>();
        for (int i = 0; i < 3; i++) {
            rates.add(once(url, method, headers, body, seconds));
        }
        rates.sort((one, other) -> Double.compare(one.perSecond(), other.perSecond()));
        return rates.get(1);
    }

    /** Compilers work on what is hot for a while: it is warm when a run is hardly quicker than the one before. */
    private static void warmUp(String url, String method, Map<String, String> headers, String body, int seconds)
            throws IOException, InterruptedException {
        double before;
        double now = 0;
        int runs = 0;
        do {
            before = now;
            now = once(url, method, headers, body, seconds).perSecond();
            runs++;
        } while (now > WARM * before && runs < MOST_WARM_UPS);
    }

    private static Rate once(String url, String method, Map<String, String> headers, String body, int seconds)
            throws IOException, InterruptedException {
        Path script = Files.createTempFile("linli-bench", ".lua");
        Files.writeString(script, lua(method, body));
        var command = new ArrayList<>(List.of("wrk", "-t1", "-c" + CLIENTS, "-d" + seconds + "s", "--timeout", "10s", "-s", script.toString()));
        headers.forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.add(url);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Files.delete(script);
        Matcher line = LINE.matcher(output);
        if (!line.find() || Long.parseLong(line.group(3)) > 0) {
            throw new IOException("not every answer of " + url + " was good: " + output);
        }
        return new Rate(Long.parseLong(line.group(1)) * 1e6 / Long.parseLong(line.group(2)), Double.parseDouble(line.group(4)));
    }

    private static String lua(String method, String body) {
        String request = "function request() return wrk.format('" + method + "') end\n";
        if (body != null) {
            String parts = String.join(" .. seq .. ", Arrays.stream(body.split(Pattern.quote("${SEQ}"), -1)).map(part -> "'" + part + "'").toList());
            request = "local n = 0\nlocal start = '" + Long.toString(System.nanoTime(), 36) + "'\n"
                    + "function request() n = n + 1; local seq = start .. 'x' .. n; return wrk.format('POST', nil, nil, " + parts + ") end\n";
        }
        return request + """
                function done(summary, latency)
                  local e = summary.errors
                  io.write(string.format('@@ %d %d %d %.2f\\n', summary.requests, summary.duration,
                    e.status + e.connect + e.read + e.write + e.timeout, latency:percentile(99) / 1000))
                end
                """;
    }
}
