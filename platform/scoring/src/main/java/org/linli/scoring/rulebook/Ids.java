package org.linli.scoring.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The ids that one part of a rulebook has declared so far. */
final class Ids {

    private final Set<String> declared = new LinkedHashSet<>();

    /** Reads the id of a mapping; a second use of it is a fault. */
    String declare(YamlMap map) {
        String id = map.id("id");
        if (id != null && !declared.add(id)) {
            map.fault("id", "DUPLICATE_ID", id);
        }
        return id;
    }

    /** A fault where a name is none of these ids. */
    void expect(YamlMap map, String key, String name) {
        if (name != null && !declared.contains(name)) {
            map.unknownValue(key, name, list());
        }
    }

    /** Reads a list of names; each that is none of these ids is a fault. */
    List<String> expectAll(YamlMap map, String key) {
        return map.ids(key, list());
    }

    boolean contains(String id) {
        return declared.contains(id);
    }

    boolean isEmpty() {
        return declared.isEmpty();
    }

    List<String> list() {
        return new ArrayList<>(declared);
    }

    void add(String id) {
        declared.add(id);
    }
}
