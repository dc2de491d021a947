package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Every page of the distribution, as the classes in its bundles describe them. */
final class BuiltPages {

    private static final Path ASSEMBLY = Path.of("..", "target", "assembly").toAbsolutePath().normalize();
    private static final List<Path> BUNDLES = List.of(ASSEMBLY.resolve("system/org/linli"), ASSEMBLY.resolve("modules"));
    private static final String JAX_RS = "javax.ws.rs.";
    private static final String SECURITY = "org.linli.api.security.";
    private static final String PAGES = "org.linli.api.pages.";

    /** A page or a form. @param path with the names of its parameters, as in {@code /people/{number}} */
    record BuiltPage(String method, String path, String permission) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        boolean form() {
            return method.equals("POST");
        }
    }

    private BuiltPages() {
    }

    static List<BuiltPage> all() {
        try {
            List<BuiltPage> all = new ArrayList<>();
            for (Path jar : jars()) {
                String base = base(jar);
                if (base != null) {
                    for (JavaClass each : new ClassFileImporter().importJar(new JarFile(jar.toFile()))) {
                        all.addAll(of(each, base));
                    }
                }
            }
            assertTrue(all.size() > 5, () -> "pages of " + BUNDLES + ": " + all);
            all.sort(Comparator.comparing(BuiltPage::path).thenComparing(BuiltPage::method));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (Path folder : BUNDLES) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
            }
        }
        return jars;
    }

    /** Below which a bundle's pages lie; null for one without any. */
    private static String base(Path jar) throws IOException {
        if (jar.getFileName().toString().startsWith("platform-console-")) {
            return "";
        }
        try (var file = new JarFile(jar.toFile())) {
            String module = file.getManifest() == null ? null : file.getManifest().getMainAttributes().getValue("Linli-Module");
            return module == null ? null : "/app/" + module.replaceAll("[;,].*", "").strip();
        }
    }

    private static List<BuiltPage> of(JavaClass type, String base) {
        Optional<String> path = value(type.tryGetAnnotationOfType(JAX_RS + "Path"));
        List<BuiltPage> pages = new ArrayList<>();
        if (path.isEmpty() || base.isEmpty() ? path.isEmpty() : type.getMethods().stream().noneMatch(BuiltPages::isPage)) {
            return pages;
        }
        for (JavaMethod method : type.getMethods()) {
            for (String verb : List.of("GET", "POST")) {
                if (method.isAnnotatedWith(JAX_RS + verb)) {
                    String whole = (base + "/" + path.get() + "/" + value(method.tryGetAnnotationOfType(JAX_RS + "Path")).orElse("")).replaceAll("/+", "/")
                            .replaceAll("(?<=.)/$", "").replaceAll("\\{\\s*(\\w+)\\s*(:[^{}]*(\\{[^{}]*}[^{}]*)*)?}", "{$1}");
                    pages.add(new BuiltPage(verb, whole, permission(method, base)));
                }
            }
        }
        return pages;
    }

    /** Whether a method of a class answers a page or takes a form; beside them a module's bundle has endpoints. */
    private static boolean isPage(JavaMethod method) {
        return Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream()).anyMatch(type -> type.getName().startsWith(PAGES));
    }

    private static String permission(JavaMethod method, String base) {
        if (method.isAnnotatedWith(SECURITY + "Open")) {
            return AccessTable.OPEN;
        }
        String permission = value(method.tryGetAnnotationOfType(SECURITY + "Needs")).orElse("nothing");
        return permission.startsWith(".") ? base.replace("/app/", "") + permission : permission;
    }

    private static Optional<String> value(Optional<? extends JavaAnnotation<?>> annotation) {
        return annotation.flatMap(one -> one.get("value")).map(String::valueOf);
    }
}
