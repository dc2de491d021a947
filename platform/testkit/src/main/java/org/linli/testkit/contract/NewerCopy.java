package org.linli.testkit.contract;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.linli.runtime.file.ManifestHeader;
import org.linli.runtime.file.ModuleFile;
import org.linli.testkit.TestFolder;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/** The same module under a higher version, with a changelog that has changed though no change set has. */
final class NewerCopy {

    private static final String CHANGELOG = "Linli-Changelog";

    private NewerCopy() {
    }

    static ModuleFile of(ModuleFile module) {
        Version now = module.version();
        Version next = new Version(now.getMajor(), now.getMinor(), now.getMicro() + 1);
        Path copy = TestFolder.make().resolve(module.id() + "-" + next + ".jar");
        try (JarFile from = new JarFile(module.path().toFile()); OutputStream file = Files.newOutputStream(copy);
                JarOutputStream to = new JarOutputStream(file, manifest(from, next))) {
            for (JarEntry entry : (Iterable<JarEntry>) from.stream().filter(NewerCopy::kept)::iterator) {
                to.putNextEntry(new JarEntry(entry.getName()));
                from.getInputStream(entry).transferTo(to);
            }
            String header = module.headers().get(CHANGELOG);
            if (header != null) {
                String path = ManifestHeader.parse(header).get(0).attributes().get("path");
                to.putNextEntry(new JarEntry(path.substring(0, path.lastIndexOf('/') + 1) + "newer.txt"));
                to.write(next.toString().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ModuleFile.read(copy);
    }

    private static Manifest manifest(JarFile from, Version version) throws IOException {
        Manifest manifest = new Manifest(from.getManifest());
        manifest.getMainAttributes().putValue(Constants.BUNDLE_VERSION, version.toString());
        manifest.getEntries().clear();
        return manifest;
    }

    /** All but the manifest and signatures, which wouldn't be true of the copy. */
    private static boolean kept(JarEntry entry) {
        return !entry.isDirectory() && !entry.getName().matches("META-INF/(MANIFEST\\.MF|[^/]*\\.(SF|RSA|DSA|EC))");
    }
}
