package org.linli.runtime.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Classes in a module that the platform offers; they would not be those that the platform means. */
final class Embedded {

    /** Packages that the platform offers or keeps to itself: its own, REST, JSON, logging, OSGi, the server, the databases and migrations. */
    private static final Pattern OFFERED = Pattern.compile("(?:org/linli/(?:api|console|core|rest|runtime|scoring|security|store|testkit)"
            + "|javax/(?:ws/rs|servlet|inject|annotation/security)|com/fasterxml/jackson/(?:annotation|core|databind|datatype/jsr310|jaxrs)"
            + "|org/slf4j|org/apache/(?:logging|log4j|commons/logging)|ch/qos/logback|org/osgi|org/apache/(?:felix|karaf|cxf|derby)|org/ops4j"
            + "|org/eclipse/jetty|org/postgresql|com/zaxxer/hikari|liquibase)(?:/.*)?");

    private static final int SHOWN = 6;

    private Embedded() {
    }

    /** One breach for the jar and each jar in it that it reads classes from. */
    static List<Breach> in(JarFile jar, List<String> classPath) throws IOException {
        var breaches = new ArrayList<Breach>();
        var packages = new TreeSet<String>();
        jar.stream().forEach(entry -> note(entry.getName(), packages));
        tell(jar.getName().replaceFirst(".*[/\\\\]", ""), packages, breaches);
        for (String inner : classPath) {
            ZipEntry entry = inner.endsWith(".jar") ? jar.getEntry(inner) : null;
            if (entry != null) {
                packages.clear();
                try (InputStream content = jar.getInputStream(entry); ZipInputStream zip = new ZipInputStream(content)) {
                    for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
                        note(one.getName(), packages);
                    }
                }
                tell(inner, packages, breaches);
            }
        }
        return breaches;
    }

    private static void note(String entry, SortedSet<String> packages) {
        String name = entry.replaceFirst("^META-INF/versions/\\d+/", "");
        int end = name.lastIndexOf('/');
        if (end > 0 && name.endsWith(".class") && OFFERED.matcher(name.substring(0, end)).matches()) {
            packages.add(name.substring(0, end).replace('/', '.'));
        }
    }

    private static void tell(String where, SortedSet<String> packages, List<Breach> breaches) {
        if (!packages.isEmpty()) {
            String some = packages.stream().limit(SHOWN).collect(Collectors.joining(", "));
            breaches.add(Breach.of("embeds", where, packages.size() > SHOWN ? some + ", …" : some));
        }
    }
}
