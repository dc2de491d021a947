package org.linli.runtime.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import org.linli.api.Problem;
import org.osgi.framework.Constants;

/** What a module's file must be so that a newer version can stand beside it, and it can go without taking anything else along. */
public final class ModuleRules {

    /** The largest file of a module, in bytes: 20 MB. */
    public static final long MOST_BYTES = 20L << 20;

    /** Where a module says which tables it has. */
    private static final String CHANGELOG = "Linli-Changelog";
    private static final String OWN_API = "org.linli.api";

    /** Packages that no module may use, and all below them: they would tie it to what may change or go without notice. */
    private static final List<String> CLOSED = List.of("org.linli", "javax.servlet", "org.apache.cxf", "org.apache.karaf", "org.apache.felix",
            "org.apache.aries", "org.ops4j", "org.eclipse.jetty", "org.osgi.service.http", "org.osgi.service.servlet", "org.osgi.service.jaxrs");

    /** Namespaces of capabilities that tie nobody to the bundle that offers them. */
    private static final List<String> LOOSE = List.of("osgi.service", "osgi.implementation");

    private final ModuleFile file;
    private final List<Breach> breaches = new ArrayList<>();

    private ModuleRules(ModuleFile file) {
        this.file = file;
    }

    /** Why the platform refuses a module's file; empty for one that keeps all rules. */
    public static List<Problem.Fault> faults(ModuleFile file) {
        return breaches(file).stream().map(Breach::fault).toList();
    }

    /** The rules that it breaks. */
    public static List<Breach> breaches(ModuleFile file) {
        var rules = new ModuleRules(file);
        try (JarFile jar = new JarFile(file.path().toFile(), false)) {
            rules.bundle();
            rules.wires();
            rules.imports();
            rules.changelog();
            rules.services(jar);
            rules.breaches.addAll(Embedded.in(jar, file.classPath()));
            rules.size();
            return List.copyOf(rules.breaches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bundle() {
        List<ManifestHeader.Clause> name = ManifestHeader.parse(file.headers().get(Constants.BUNDLE_SYMBOLICNAME));
        if (name.isEmpty() || !"2".equals(file.headers().get(Constants.BUNDLE_MANIFESTVERSION))) {
            broken("no-bundle", Constants.BUNDLE_SYMBOLICNAME);
        } else if ("true".equals(name.get(0).directives().get(Constants.SINGLETON_DIRECTIVE))) {
            broken("singleton", Constants.BUNDLE_SYMBOLICNAME);
        }
        absent("fragment", Constants.FRAGMENT_HOST);
        absent("activator", Constants.BUNDLE_ACTIVATOR);
        absent("native-code", Constants.BUNDLE_NATIVECODE);
    }

    /** What other bundles would hang on. */
    private void wires() {
        listed("exports", Constants.EXPORT_PACKAGE, clause -> true);
        listed("capabilities", Constants.PROVIDE_CAPABILITY, clause -> !LOOSE.contains(clause.name()));
    }

    private void imports() {
        listed("optional-import", Constants.IMPORT_PACKAGE, ManifestHeader.Clause::optional);
        absent("dynamic-import", Constants.DYNAMICIMPORT_PACKAGE);
        absent("required-bundle", Constants.REQUIRE_BUNDLE);
        listed("closed-import", Constants.IMPORT_PACKAGE, clause -> !below(OWN_API, clause) && CLOSED.stream().anyMatch(name -> below(name, clause)));
    }

    private void changelog() {
        ManifestHeader.parse(file.headers().get(CHANGELOG)).stream().filter(clause -> !clause.name().equals(file.id()))
                .forEach(clause -> broken("foreign-changelog", CHANGELOG, clause.name(), file.id()));
    }

    private void services(JarFile jar) {
        List<Component> components;
        try {
            components = Component.of(jar, file);
        } catch (Component.Unreadable e) {
            broken("bad-component", e.file(), e.getMessage());
            return;
        }
        List<Component> modules = components.stream().filter(one -> one.provides().contains("org.linli.api.LinliModule")).toList();
        if (components.isEmpty()) {
            broken("no-components", Component.HEADER);
        } else if (modules.size() != 1) {
            broken(modules.isEmpty() ? "no-service" : "many-services", Component.HEADER, file.id());
        } else if (!file.id().equals(modules.get(0).properties().get("linli.module"))) {
            broken("foreign-service", modules.get(0).file(), file.id());
        }
    }

    private void size() throws IOException {
        long bytes = Files.size(file.path());
        if (bytes > MOST_BYTES) {
            broken("too-large", file.path().getFileName().toString(), String.valueOf((bytes >> 20) + 1), String.valueOf(MOST_BYTES >> 20));
        }
    }

    private void absent(String rule, String header) {
        if (file.headers().containsKey(header)) {
            broken(rule, header, file.headers().get(header));
        }
    }

    private void listed(String rule, String header, Predicate<ManifestHeader.Clause> wrong) {
        List<String> names = ManifestHeader.parse(file.headers().get(header)).stream().filter(wrong).map(ManifestHeader.Clause::name).distinct().toList();
        if (!names.isEmpty()) {
            broken(rule, header, String.join(", ", names));
        }
    }

    private void broken(String rule, String where, Object... arguments) {
        breaches.add(Breach.of(rule, where, arguments));
    }

    private static boolean below(String name, ManifestHeader.Clause clause) {
        return clause.name().equals(name) || clause.name().startsWith(name + ".");
    }
}
