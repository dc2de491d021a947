package org.linli.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;

/** What signing in costs, and what looking at its session costs every request after it. */
final class SignInBench {

    private static final int WARM = 5_000;
    private static final int REQUESTS = 10_000;
    private static final int SIGN_INS = 30;
    private static final String ANYBODYS = "/api/core/calendar/deadline?from=2026-09-29&days=7&count=calendar";

    private final Table table;
    private final Server server;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    SignInBench(Table table, Server server) {
        this.table = table;
        this.server = server;
    }

    /** One request after the other over one connection; with and without a session in turn, so that both have the same machine. */
    void run(String engine) throws IOException, InterruptedException {
        HttpRequest plain = HttpRequest.newBuilder(URI.create(server.url() + ANYBODYS)).build();
        HttpRequest signIn = HttpRequest.newBuilder(URI.create(server.url() + "/api/core/session")).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(server.nameAndPassword())).build();
        String cookie = send(signIn).headers().firstValue("Set-Cookie").orElseThrow();
        HttpRequest inSession = HttpRequest.newBuilder(plain.uri()).header("Cookie", cookie.substring(0, cookie.indexOf(';'))).build();
        for (int i = 0; i < WARM; i++) {
            send(plain);
            send(inSession);
        }
        double[] without = new double[REQUESTS];
        double[] with = new double[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            without[i] = milliseconds(plain);
            with[i] = milliseconds(inSession);
        }
        double[] signIns = new double[SIGN_INS];
        for (int i = 0; i < SIGN_INS; i++) {
            signIns[i] = milliseconds(signIn);
        }
        table.ratio("sign-in at a browser, " + engine + ", against GET by anybody", "ms", median(signIns), median(without), "≤ 400 ms");
        table.ratio("GET in a session, " + engine + ", against GET by anybody", "µs", 1_000 * median(with), 1_000 * median(without), "");
        table.figure("session check, " + engine + " (their difference, medians)", "µs", 1_000 * (median(with) - median(without)), "≤ 200 µs");
    }

    private double milliseconds(HttpRequest request) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        send(request);
        return (System.nanoTime() - begin) / 1e6;
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(request.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return response;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
