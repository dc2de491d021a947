package org.linli.core.settlement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.linli.api.territory.Level;
import org.linli.api.territory.Unit;
import org.linli.scoring.rulebook.UnitLevel;

/** The units that a participant's unit counts in for quotas: itself, or the one above it at the quota's level. */
final class QuotaUnits {

    private final List<UnitLevel> levels;
    private final Function<String, List<Unit>> path;
    private final Map<String, List<String>> known = new HashMap<>();

    /** @param path the units from the top down to the one of a code */
    QuotaUnits(List<UnitLevel> levels, Function<String, List<Unit>> path) {
        this.levels = levels;
        this.path = path;
    }

    /** The codes, one for each level; the unit itself where there is none of that level above it. */
    List<String> of(String unit) {
        return levels.isEmpty() ? List.of() : known.computeIfAbsent(unit, this::find);
    }

    private List<String> find(String unit) {
        List<Unit> way = path.apply(unit);
        return levels.stream().map(level -> way.stream().filter(step -> step.level() == level(level)).map(Unit::code).findFirst().orElse(unit))
                .toList();
    }

    private static Level level(UnitLevel level) {
        return level == UnitLevel.PARTY_GENERAL_BRANCH ? Level.GENERAL_BRANCH : Level.valueOf(level.name());
    }
}
