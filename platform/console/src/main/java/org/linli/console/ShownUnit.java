package org.linli.console;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.api.Problem;
import org.linli.api.pages.Visit;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;

/**
 * The unit that a page looks at.
 *
 * @param name null for all that the reader may see
 * @param way  the names of the units above it, from the top down; null for none
 */
public record ShownUnit(String name, String way) {

    /** Where no unit can be asked for. */
    static final ShownUnit NONE = new ShownUnit(null, null);

    /** @param code null for all that the reader may see */
    static ShownUnit of(String code, Territory territory) {
        if (code == null) {
            return NONE;
        }
        Unit unit = territory.known(List.of(code)).stream().findFirst().orElse(null);
        return unit == null ? NONE : new ShownUnit(unit.name(), way(unit, names(List.of(unit), territory)));
    }

    /** Before all modules are asked about it. @throws Problem {@code NOT_FOUND} for an address that asks for a unit that there isn't */
    public static void check(Visit visit, Territory territory) {
        if (visit.parameter("unit") != null && visit.unit() != null && territory.known(List.of(visit.unit())).isEmpty()) {
            throw ConsoleModule.MESSAGES.problem(Problem.Kind.NOT_FOUND, "unit", visit.unit());
        }
    }

    /** The names of all units above some, by code. */
    static Map<String, String> names(List<Unit> units, Territory territory) {
        List<String> codes = units.stream().flatMap(unit -> unit.path().codes().stream()).distinct().toList();
        return codes.isEmpty() ? Map.of() : territory.known(codes).stream().collect(Collectors.toMap(Unit::code, Unit::name));
    }

    /** The names of the units above one; null for none. */
    static String way(Unit unit, Map<String, String> names) {
        List<String> above = unit.path().codes();
        return above.size() < 2 ? null
            : above.subList(0, above.size() - 1).stream().map((Function<String, String>) names::get).filter(Objects::nonNull).collect(Collectors.joining(" / "));
    }

    public String name(PageSheet sheet) {
        return name == null ? sheet.say("unit.all") : name;
    }
}
