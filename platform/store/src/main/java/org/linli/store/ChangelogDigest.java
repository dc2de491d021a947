package org.linli.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/** The digest of a changelog's folder, the same for a bundle and for the jar that it was installed from. */
final class ChangelogDigest {

    private ChangelogDigest() {
    }

    /** The files of the folder by their path in the bundle or jar, with a slash before it. */
    static SortedMap<String, URL> files(Collection<URL> entries) {
        SortedMap<String, URL> files = new TreeMap<>();
        for (URL entry : entries) {
            String path = entry.getPath();
            int root = path.lastIndexOf("!/");
            if (!path.endsWith("/")) {
                files.put(root < 0 ? path : path.substring(root + 1), entry);
            }
        }
        return files;
    }

    static String of(Collection<URL> entries) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (var file : files(entries).entrySet()) {
                digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                try (InputStream content = ChangelogFile.open(file.getValue())) {
                    digest.update(content.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
