package org.linli.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/** The changelog that a bundle's manifest names, {@code Linli-Changelog: <id>;path="db/changelog.xml"}. */
record BundleChangelog(String id, String path, Bundle bundle) implements Changelog {

    static BundleChangelog of(Bundle bundle, String header) {
        Header named = Header.parse(header);
        return new BundleChangelog(named.id(), named.path(), bundle);
    }

    @Override
    public URL file(String wanted) {
        return bundle.getEntry(wanted);
    }

    /** Over the changelog's folder: every file that it may include lies there. */
    @Override
    public String digest() {
        Enumeration<URL> found = bundle.findEntries(path.substring(0, path.lastIndexOf('/')), "*", true);
        TreeMap<String, URL> files = new TreeMap<>();
        for (URL file : found == null ? Collections.<URL>emptyList() : Collections.list(found)) {
            files.put(file.getPath(), file);
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.entrySet()) {
                if (file.getKey().endsWith("/")) {
                    continue;
                }
                digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                try (InputStream content = file.getValue().openStream()) {
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
