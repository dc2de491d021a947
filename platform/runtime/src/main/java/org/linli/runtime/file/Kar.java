package org.linli.runtime.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** A Karaf archive: a jar of which one entry is a module. */
public final class Kar {

    private static final Messages MESSAGES = Messages.beside(Kar.class);
    private static final String REPOSITORY = "repository/";

    private Kar() {
    }

    /**
     * Puts the module of a kar in the kar's place; leaves what is no kar as it is.
     *
     * @throws Problem {@code INVALID} when the kar holds more or other bundles than one module
     */
    public static void unpack(Path file) throws IOException {
        if (!isKar(file)) {
            return;
        }
        Path module = Files.createTempFile(file.toAbsolutePath().getParent(), "kar-", ".jar");
        try (JarFile kar = new JarFile(file.toFile(), false)) {
            List<JarEntry> bundles = kar.stream().filter(entry -> entry.getName().startsWith(REPOSITORY) && entry.getName().endsWith(".jar")).toList();
            var modules = new ArrayList<JarEntry>();
            for (JarEntry bundle : bundles) {
                if (isModule(kar, bundle)) {
                    modules.add(bundle);
                }
            }
            if (modules.size() != 1 || bundles.size() != 1) {
                throw MESSAGES.problem(Problem.Kind.INVALID, "kar", String.valueOf(modules.size()), String.valueOf(bundles.size() - modules.size()));
            }
            try (InputStream content = kar.getInputStream(modules.get(0))) {
                Bounded.copy(content, module);
            }
            Files.move(module, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(module);
        }
    }

    private static boolean isKar(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            return (jar.getManifest() == null || jar.getManifest().getMainAttributes().getValue(LinliModule.HEADER) == null)
                    && jar.stream().anyMatch(entry -> entry.getName().startsWith(REPOSITORY));
        } catch (IOException e) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "no-jar");
        }
    }

    private static boolean isModule(JarFile kar, JarEntry bundle) throws IOException {
        try (JarInputStream jar = new JarInputStream(kar.getInputStream(bundle), false)) {
            return jar.getManifest() != null && jar.getManifest().getMainAttributes().getValue(LinliModule.HEADER) != null;
        }
    }
}
