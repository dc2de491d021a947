package org.linli.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.api.data.Db;
import org.linli.runtime.file.ModuleFile;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The modules that the distribution brings in its folder {@code modules}: what a fresh town gets, and what a town gets anew when a newer distribution
 * brings what the town has never had.
 */
final class Shipped {

    private static final Logger LOG = LoggerFactory.getLogger(Shipped.class);

    private final Path folder;
    private final List<String> named;

    /** @param folder null where there is no distribution @param named ids of modules, separated by commas */
    Shipped(Path folder, String named) {
        this.folder = folder;
        this.named = Arrays.stream(named.split(",")).map(String::strip).filter(id -> !id.isEmpty() && !id.equals("none")).distinct().toList();
    }

    static Shipped with(String named) {
        String home = System.getProperty("karaf.home");
        return new Shipped(home == null ? null : Path.of(home, "modules"), named);
    }

    /** Those that are named and whose file isn't there. */
    List<String> missing() {
        return named.stream().filter(id -> newest(id).isEmpty()).toList();
    }

    /** Wants what the town hasn't got yet and has never sent away. */
    void adopt(Workshop workshop) {
        for (String id : named) {
            newest(id).ifPresent(file -> workshop.transactions.write(db -> {
                adopt(db, workshop, file);
                return null;
            }));
        }
    }

    private static void adopt(Db db, Workshop workshop, ModuleFile file) {
        Optional<Wanted> wanted = workshop.store.wanted(db, file.id());
        String version = file.version().toString();
        boolean older = wanted.isPresent() && (wanted.get().version() == null || file.version().compareTo(Version.parseVersion(wanted.get().version())) <= 0);
        if (older || workshop.store.version(db, file.id(), version).isPresent()) {
            return;
        }
        String before = wanted.map(Wanted::version).orElse(null);
        try (InputStream content = Files.newInputStream(file.path())) {
            var now = workshop.machine.instant();
            workshop.store.keep(db, new ModuleVersion(file.id(), version, Library.checksum(file.path()), null, true, before, now), content);
            workshop.store.want(db, new Wanted(file.id(), version, now, workshop.tables.contracts(file.path())));
            LOG.info("Module {} {} comes with the distribution{}", file.id(), version, before == null ? "" : ", instead of " + before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ModuleFile> newest(String id) {
        return files().stream().filter(file -> file.id().equals(id)).max(Comparator.comparing(ModuleFile::version));
    }

    private List<ModuleFile> files() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            var read = new ArrayList<ModuleFile>();
            for (Path file : (Iterable<Path>) files.filter(one -> one.toString().endsWith(".jar")).sorted()::iterator) {
                read.add(ModuleFile.read(file));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
