package org.linli.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.DuplicateKey;
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

    private static final String ALL = "*";
    private static final String NONE = "none";

    private final List<ModuleFile> files;
    private final List<String> named;

    /** @param folder null where there is no distribution @param named ids of modules, separated by commas; {@code *} for all, {@code none} for none */
    Shipped(Path folder, String named) {
        this.files = files(folder);
        this.named = named.strip().equals(ALL) ? files.stream().map(ModuleFile::id).distinct().toList()
                : Arrays.stream(named.split(",")).map(String::strip).filter(id -> !id.isEmpty() && !id.equals(NONE)).distinct().toList();
    }

    static Shipped with(String named) {
        String home = System.getProperty("karaf.home");
        return new Shipped(home == null ? null : Path.of(home, "modules"), named);
    }

    /** The ids of those that a fresh town gets. */
    List<String> named() {
        return named;
    }

    /** Wants what the town hasn't got yet and has never sent away. @param refused told of each file that isn't taken, and why */
    void adopt(Workshop workshop, Acceptance acceptance, BiConsumer<ModuleFile, Text> refused) {
        for (ModuleFile file : named.stream().flatMap(id -> newest(id).stream()).toList()) {
            try {
                if (isNew(workshop, file)) {
                    Acceptance.Passed passed = acceptance.checkShipped(file);
                    workshop.transactions.write(db -> {
                        adopt(db, workshop, file, passed.signer());
                        return null;
                    });
                }
            } catch (Problem e) {
                refused.accept(file, e.what());
            } catch (DuplicateKey e) {
                LOG.debug("Another node has taken module {} {} at the same time", file.id(), file.version(), e);
            }
        }
    }

    private static boolean isNew(Workshop workshop, ModuleFile file) {
        return workshop.transactions.read(db -> workshop.store.version(db, file.id(), file.version().toString()))
                .filter(known -> !known.shipped() || known.checksum().equals(checksum(file))).isEmpty();
    }

    private static void adopt(Db db, Workshop workshop, ModuleFile file, String signer) {
        Optional<Wanted> wanted = workshop.store.wanted(db, file.id());
        String version = file.version().toString();
        Optional<ModuleVersion> known = workshop.store.version(db, file.id(), version);
        if (known.isPresent()) {
            renew(db, workshop, file, known.get(), signer);
            return;
        }
        if (wanted.isPresent() && (wanted.get().version() == null || file.version().compareTo(Version.parseVersion(wanted.get().version())) < 0)) {
            return;
        }
        String before = wanted.map(Wanted::version).orElse(null);
        Instant now = workshop.machine.instant();
        keep(db, workshop, new ModuleVersion(file.id(), version, checksum(file), signer, true, true, before, now), file);
        workshop.store.want(db, new Wanted(file.id(), version, now, true));
        LOG.info("Module {} {} comes with the distribution{}", file.id(), version, before == null ? "" : ", instead of " + before);
    }

    /** A distribution that was built anew brings the same version with other content. */
    private static void renew(Db db, Workshop workshop, ModuleFile file, ModuleVersion known, String signer) {
        String checksum = checksum(file);
        if (!known.shipped() || known.checksum().equals(checksum)) {
            return;
        }
        workshop.store.drop(db, known.module(), known.version());
        keep(db, workshop, new ModuleVersion(known.module(), known.version(), checksum, signer, true, known.served(), known.before(), known.brought()), file);
        LOG.info("Module {} {} comes anew with the distribution", known.module(), known.version());
    }

    private static void keep(Db db, Workshop workshop, ModuleVersion version, ModuleFile file) {
        try (InputStream content = Files.newInputStream(file.path())) {
            workshop.store.keep(db, version, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checksum(ModuleFile file) {
        try {
            return Library.checksum(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ModuleFile> newest(String id) {
        return files.stream().filter(file -> file.id().equals(id)).max(Comparator.comparing(ModuleFile::version));
    }

    /** A file that can't be read is told and left out, so that it keeps the others from nothing. */
    private static List<ModuleFile> files(Path folder) {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            var read = new ArrayList<ModuleFile>();
            for (Path file : (Iterable<Path>) files.filter(one -> one.toString().endsWith(".jar")).sorted()::iterator) {
                try {
                    read.add(ModuleFile.read(file));
                } catch (Problem e) {
                    LOG.warn("{} in the distribution is left out: {}", file.getFileName(), e.what().en());
                }
            }
            return List.copyOf(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
