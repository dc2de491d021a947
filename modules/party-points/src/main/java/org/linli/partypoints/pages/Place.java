package org.linli.partypoints.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.api.pages.Address;

/** Where in a list its reader is: its address and the state of the list. */
public record Place(String base, Map<String, String> state) {

    public Place {
        state = new LinkedHashMap<>(state);
        state.values().removeIf(value -> value == null);
    }

    /** The address of it all. */
    public String href() {
        return to(base);
    }

    /** Another address with the same state. */
    public String to(String address) {
        return state.isEmpty() ? address : address + "?" + state.entrySet().stream().map(one -> Address.escaped(one.getKey()) + "="
                + Address.escaped(one.getValue())).collect(Collectors.joining("&"));
    }

    /** The address with one thing changed. @param value null to leave it out */
    public String with(String name, String value) {
        return and(name, value).href();
    }

    /** The place with one thing changed. */
    public Place and(String name, String value) {
        var other = new LinkedHashMap<>(state);
        other.remove(name);
        if (value != null) {
            other.put(name, value);
        }
        return new Place(base, other);
    }
}
