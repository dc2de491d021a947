package org.linli.core.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.api.operation.Operation.Backup;
import org.linli.core.clock.TownClock;

/** The folder of backups: each in a folder named after the moment when it was complete; one that isn't complete has another name. */
final class CopyFolder {

    /** How many are kept. */
    static final int KEPT = 7;
    private static final Duration OLD = Duration.ofDays(7);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");
    private static final String UNFINISHED = "unfinished-";
    private static final ZoneId ZONE = TownClock.CHINA;

    private final Path data;

    CopyFolder(Path data) {
        this.data = data;
    }

    Path folder() {
        return data.resolve("backups");
    }

    /** Those that are complete, newest first. */
    List<Backup> all() {
        if (!Files.isDirectory(folder())) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder())) {
            return inside.flatMap(one -> backup(one).stream()).sorted(Comparator.comparing(Backup::at).reversed()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What else lies in the folder is none of ours. */
    private static Optional<Backup> backup(Path folder) {
        String name = folder.getFileName().toString();
        try {
            Instant at = LocalDateTime.parse(name, NAME).atZone(ZONE).toInstant();
            return Optional.of(new Backup(name, at, RunningServer.bytes(folder.toFile())));
        } catch (DateTimeParseException another) {
            return Optional.empty();
        }
    }

    /** Whether there should be a newer one. */
    boolean due(List<Backup> all, Instant now) {
        return all.isEmpty() || all.get(0).at().plus(OLD).isBefore(now);
    }

    /** Where a backup is made before it is complete, after whatever a crash left there has been removed. */
    Path begin(String job) throws IOException {
        Files.createDirectories(folder());
        try (Stream<Path> inside = Files.list(folder())) {
            for (Path left : inside.filter(one -> one.getFileName().toString().startsWith(UNFINISHED)).toList()) {
                delete(left);
            }
        }
        return folder().resolve(UNFINISHED + job);
    }

    /** Names it as complete, and removes those that are too many by now. */
    Backup complete(Path unfinished, Instant now) throws IOException {
        Files.move(unfinished, free(now), StandardCopyOption.ATOMIC_MOVE);
        List<Backup> all = all();
        for (Backup old : all.subList(Math.min(KEPT, all.size()), all.size())) {
            delete(folder().resolve(old.name()));
        }
        return all.get(0);
    }

    /** Names tell seconds: of two backups in one, the later takes the next. */
    private Path free(Instant from) {
        Path named = folder().resolve(NAME.format(from.atZone(ZONE)));
        return Files.exists(named) ? free(from.plusSeconds(1)) : named;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path one : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
