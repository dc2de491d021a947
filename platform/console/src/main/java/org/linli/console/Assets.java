package org.linli.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** What pages are drawn with, compressed once, under an address that changes with its content. */
final class Assets {

    private static final Map<String, String> TYPES = Map.of("css", "text/css;charset=UTF-8", "js", "text/javascript;charset=UTF-8", "svg", "image/svg+xml");
    private static final List<String> NAMES = List.of("tabler.min.css", "linli.css", "htmx.min.js", "linli.js", "echarts.common.min.js", "charts.js", "icons.svg", "favicon.svg");

    /** A file. @param compressed by gzip */
    record Asset(String type, byte[] compressed) {
    }

    private final Map<String, Asset> all = new LinkedHashMap<>();
    private final String base;

    Assets() {
        MessageDigest digest = sha256();
        for (String name : NAMES) {
            byte[] file = read(name);
            digest.update(file);
            all.put(name, new Asset(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), gzip(file)));
        }
        base = "/assets/" + HexFormat.of().formatHex(digest.digest(), 0, 6) + "/";
    }

    /** Null for one that there isn't. */
    Asset asset(String name) {
        return all.get(name);
    }

    /** The address of a file. */
    String address(String name) {
        if (!all.containsKey(name)) {
            throw new IllegalArgumentException("no asset " + name);
        }
        return base + name;
    }

    private static byte[] read(String name) {
        try (InputStream file = Assets.class.getResourceAsStream("/assets/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the bundle lacks assets/" + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] file) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            out.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
