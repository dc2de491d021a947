package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Arrows between rooms point down only, as the classes were built. */
class ArrowsTest {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path MODULES = PROJECT.resolve("modules");
    private static final Set<String> BELOW_MODULES = Set.of("api");
    private static final Set<String> BELOW_SERVICES = Set.of("api", "store", "scoring");

    /** What a room of the platform may see; a room that isn't here may see what services see. */
    private static final Map<String, Set<String>> BELOW = Map.of("api", Set.of(), "scoring", Set.of(), "store", Set.of("api"),
            "database", Set.of("api", "store"), "testkit", Set.of("api", "store", "runtime", "database"));

    private static final Map<String, JavaClass> CLASSES = new TreeMap<>();
    private static final Map<String, Path> ROOMS = new TreeMap<>();

    @BeforeAll
    static void readTheBuiltClasses() throws IOException {
        for (Path folder : List.of(PROJECT.resolve("platform"), PROJECT.resolve("platform/testkit"), MODULES)) {
            try (Stream<Path> rooms = Files.list(folder)) {
                for (Path room : (Iterable<Path>) rooms.filter(one -> Files.isDirectory(one.resolve("target/classes")))::iterator) {
                    for (JavaClass each : new ClassFileImporter().importPath(room.resolve("target/classes"))) {
                        CLASSES.put(each.getName(), each);
                        ROOMS.put(each.getName(), room);
                    }
                }
            }
        }
    }

    @Test
    void theRoomsAreThere() {
        Set<String> rooms = new TreeSet<>(ROOMS.values().stream().map(room -> room.getFileName().toString()).toList());
        assertTrue(rooms.containsAll(Set.of("api", "scoring", "store", "core", "security", "rest", "party-points")), rooms.toString());
    }

    @Test
    void arrowsPointDownOnly() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass each : CLASSES.values()) {
            Path room = ROOMS.get(each.getName());
            for (Dependency arrow : each.getDirectDependenciesFromSelf()) {
                Path target = ROOMS.get(arrow.getTargetClass().getBaseComponentType().getName());
                if (target != null && !target.equals(room) && !allowed(room, target)) {
                    wrong.add(arrow.getDescription());
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    @Test
    void aModuleExportsNothing() throws IOException {
        try (Stream<Path> modules = Files.list(MODULES)) {
            for (Path manifest : (Iterable<Path>) modules.map(module -> module.resolve("target/classes/META-INF/MANIFEST.MF")).filter(Files::exists)::iterator) {
                try (InputStream in = Files.newInputStream(manifest)) {
                    assertNull(new Manifest(in).getMainAttributes().getValue("Export-Package"), manifest.toString());
                }
            }
        }
    }

    private static boolean allowed(Path room, Path target) {
        if (target.startsWith(MODULES)) {
            return false;
        }
        Set<String> below = room.startsWith(MODULES) ? BELOW_MODULES : BELOW.getOrDefault(room.getFileName().toString(), BELOW_SERVICES);
        return below.contains(target.getFileName().toString());
    }
}
