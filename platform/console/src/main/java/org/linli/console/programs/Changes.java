package org.linli.console.programs;

import java.util.LinkedHashMap;
import java.util.Map;

/** Changes of the parameters of a page's address, for its links to itself. */
public final class Changes {

    private Changes() {
    }

    /** One parameter; null takes it away. */
    public static Map<String, String> of(String name, String value) {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put(name, value);
        return changes;
    }

    /** Two of them. */
    public static Map<String, String> of(String name, String value, String other, String with) {
        Map<String, String> changes = of(name, value);
        changes.put(other, with);
        return changes;
    }
}
