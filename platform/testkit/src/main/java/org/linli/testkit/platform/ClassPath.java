package org.linli.testkit.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;

/** The bundles on the class path of a test, as jars or as folders of classes, in its order. */
final class ClassPath {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private ClassPath() {
    }

    static List<FoundBundle> bundles() {
        List<FoundBundle> found = new ArrayList<>();
        try {
            for (URL url : Collections.list(ClassPath.class.getClassLoader().getResources(MANIFEST))) {
                Manifest manifest = read(url);
                if (manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) != null) {
                    found.add(new FoundBundle(place(url), manifest));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Where a class comes from. */
    static Path placeOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return path(source.getLocation());
    }

    private static Manifest read(URL url) throws IOException {
        try (InputStream content = url.openStream()) {
            return new Manifest(content);
        }
    }

    private static Path place(URL manifest) throws IOException {
        if (manifest.openConnection() instanceof JarURLConnection jar) {
            return path(jar.getJarFileURL());
        }
        return path(manifest).getParent().getParent();
    }

    private static Path path(URL url) {
        try {
            return Path.of(new URI(url.toString().replace(" ", "%20")));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(url.toString(), e);
        }
    }
}
