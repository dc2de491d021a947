package org.linli.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** How long pages take, and how many bytes a browser is sent: every page that links lead to from the home page, one of each shape. */
final class PagesBench {

    private static final int WARM = 30;
    private static final int REQUESTS = 100;
    private static final int SHOWN = 6;
    /** More than the console has; a list that links to itself in ever new ways ends here. */
    private static final int MOST = 400;
    private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"#]*)");
    private static final Pattern ONE_OF_MANY = Pattern.compile("(?<=/)[^/?]*[0-9A-Z][^/?]*");
    private static final Pattern ELSEWHERE = Pattern.compile("/(assets|api)/.*|.*[?&]format=.*");

    /** A page as it comes over the wire. */
    private record Page(byte[] sent, String text) {
    }

    private final Table table;
    private final Server server;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String cookie = "";

    PagesBench(Table table, Server server) {
        this.table = table;
        this.server = server;
    }

    /** @param town what it holds @param bar of the slowest page, in milliseconds */
    void run(String town, int bar) throws IOException, InterruptedException {
        HttpResponse<byte[]> session = http.send(HttpRequest.newBuilder(URI.create(server.url() + "/api/core/session")).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(server.nameAndPassword())).build(), BodyHandlers.ofByteArray());
        cookie = session.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        Map<String, String> pages = pages();
        Map<String, Double> slow = new TreeMap<>();
        Map<String, Double> heavy = new TreeMap<>();
        for (Map.Entry<String, String> page : pages.entrySet()) {
            slow.put(page.getKey(), p95(page.getValue()));
            heavy.put(page.getKey(), get(page.getValue()).sent().length / 1000.0);
        }
        for (String shape : most(slow)) {
            table.figure("page " + shape + ", p95 of " + REQUESTS + ", " + town, "ms", slow.get(shape), "≤ " + bar + " ms");
        }
        table.figure("page in the middle of " + pages.size() + ", p95, " + town, "ms", slow.values().stream().sorted().toList().get(pages.size() / 2), "");
        for (String visited : List.of("/", "/public")) {
            table.figure("first visit of " + visited + " with all it is drawn with, compressed, " + town, "kB", firstVisit(visited), "≤ 350 kB");
        }
        String heaviest = most(heavy).get(0);
        table.figure("heaviest later page, " + heaviest + ", " + town, "kB", heavy.get(heaviest), "≤ 60 kB");
    }

    private static List<String> most(Map<String, Double> figures) {
        return figures.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(SHOWN).map(Map.Entry::getKey).toList();
    }

    /** An address for each shape, by that. */
    private Map<String, String> pages() throws IOException, InterruptedException {
        Map<String, String> found = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>(Set.of("/", "/public"));
        Deque<String> next = new ArrayDeque<>(List.of("/", "/public"));
        while (!next.isEmpty() && found.size() < MOST) {
            String address = next.poll();
            Page page = get(address);
            if (page == null) {
                continue;
            }
            found.put(shape(address), address);
            Matcher links = LINK.matcher(page.text());
            while (links.find()) {
                String link = links.group(1).replace("&amp;", "&");
                if (!ELSEWHERE.matcher(link).matches() && seen.add(shape(link))) {
                    next.add(link);
                }
            }
        }
        return found;
    }

    private static String shape(String address) {
        return ONE_OF_MANY.matcher(address.replaceAll("\\?.*", "")).replaceAll("…");
    }

    private double p95(String address) throws IOException, InterruptedException {
        for (int i = 0; i < WARM; i++) {
            get(address);
        }
        double[] taken = new double[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            long begin = System.nanoTime();
            get(address);
            taken[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(taken);
        return taken[REQUESTS * 95 / 100];
    }

    /** The page, and whatever its document names; icons are named within. */
    private double firstVisit(String address) throws IOException, InterruptedException {
        Page page = get(address);
        if (page == null) {
            return 0;
        }
        long bytes = page.sent().length;
        Set<String> assets = new HashSet<>();
        ASSET.matcher(page.text()).results().forEach(asset -> assets.add(asset.group(1)));
        for (String asset : assets) {
            bytes += get(asset).sent().length;
        }
        return bytes / 1000.0;
    }

    /** Null for what isn't a page of ours to see. */
    private Page get(String address) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(URI.create(server.url() + address)).header("Cookie", cookie)
                .header("Accept", "text/html").header("Accept-Encoding", "gzip").build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 500) {
            throw new IOException(address + ": " + answer.statusCode());
        }
        if (answer.statusCode() != 200) {
            return null;
        }
        boolean compressed = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        byte[] plain = answer.body();
        if (compressed) {
            try (var in = new GZIPInputStream(new ByteArrayInputStream(plain))) {
                plain = in.readAllBytes();
            }
        }
        return new Page(answer.body(), new String(plain, StandardCharsets.UTF_8));
    }
}
