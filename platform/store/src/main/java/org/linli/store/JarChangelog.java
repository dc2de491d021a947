package org.linli.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** The changelog that the manifest of a bundle's jar names, read before the bundle is installed or where there is no framework. */
record JarChangelog(String id, String path, Path jar) implements Changelog {

    /**
     * The changelog of a jar; empty where it names none.
     *
     * @throws IOException              when the file is no jar
     * @throws IllegalArgumentException when the header has another form than it should
     */
    static Optional<JarChangelog> of(Path jar) throws IOException {
        return header(jar, HEADER).map(Header::parse).map(named -> new JarChangelog(named.id(), named.path(), jar));
    }

    static Optional<String> header(Path jar, String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Manifest manifest = file.getManifest();
            return Optional.ofNullable(manifest == null ? null : manifest.getMainAttributes().getValue(name));
        }
    }

    @Override
    public URL file(String wanted) {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            return file.getJarEntry(wanted) == null ? null : url(wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String digest() {
        return ChangelogDigest.of(files());
    }

    /** Everything in the changelog's folder. */
    List<URL> files() {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            return file.stream().map(ZipEntry::getName).filter(name -> name.startsWith(folder() + "/")).map(this::url).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URL url(String name) {
        try {
            return new URL("jar:" + jar.toUri() + "!/" + name);
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
