package org.linli.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.linli.api.LinliModule;
import org.linli.store.Changelog;

/** The changelogs that manifests on the class path name: those of modules where there is one, because it sees no other tables, else all. */
final class ClasspathChangelogs {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private record InRoot(String id, String path, String root) implements Changelog {

        @Override
        public URL file(String wanted) {
            try {
                URL file = new URL(root + wanted);
                file.openStream().close();
                return file;
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            } catch (IOException e) {
                return null;
            }
        }

        /** A database of a test is new: nothing has run there. */
        @Override
        public String digest() {
            return "test";
        }
    }

    private ClasspathChangelogs() {
    }

    static List<Changelog> all() {
        List<Changelog> all = new ArrayList<>();
        List<Changelog> modules = new ArrayList<>();
        try {
            for (URL manifest : Collections.list(ClasspathChangelogs.class.getClassLoader().getResources(MANIFEST))) {
                try (InputStream content = manifest.openStream()) {
                    Attributes headers = new Manifest(content).getMainAttributes();
                    String header = headers.getValue(Changelog.HEADER);
                    if (header != null) {
                        String root = manifest.toString();
                        Changelog.Header named = Changelog.Header.parse(header);
                        Changelog changelog = new InRoot(named.id(), named.path(), root.substring(0, root.length() - MANIFEST.length()));
                        (headers.getValue(LinliModule.HEADER) == null ? all : modules).add(changelog);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return modules.isEmpty() ? all : modules;
    }
}
