package org.linli.console.boards;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.linli.api.Problem;
import org.linli.api.publicity.Publicity;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.api.publicity.Publicity.Place;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;

/** Notices with the names of where they hang, looked up together. */
public final class Boards {

    private final Publicity publicity;
    private final Territory territory;
    private final Clock clock;

    Boards(Publicity publicity, Territory territory, Clock clock) {
        this.publicity = publicity;
        this.territory = territory;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Units by their codes, ended ones included. */
    Map<String, Unit> units(Collection<String> codes) {
        Map<String, Unit> units = new HashMap<>();
        if (!codes.isEmpty()) {
            territory.known(new HashSet<>(codes)).forEach(unit -> units.put(unit.code(), unit));
        }
        return units;
    }

    String name(String code) {
        Unit unit = units(Set.of(code)).get(code);
        return unit == null ? code : unit.name();
    }

    List<Hanging> hanging(List<Notice> notices) {
        Map<String, Unit> units = units(notices.stream().map(Notice::unit).toList());
        return notices.stream().map(notice -> hanging(notice, units.get(notice.unit()), List.of())).toList();
    }

    /** A notice with all the units above. */
    Hanging hanging(Notice notice) {
        Unit unit = units(Set.of(notice.unit())).get(notice.unit());
        return hanging(notice, unit, unit == null ? List.of() : above(unit));
    }

    private Hanging hanging(Notice notice, Unit unit, List<Unit> above) {
        return new Hanging(notice, unit == null ? notice.unit() : unit.name(), above, new Countdown(notice.from(), notice.until(), today()));
    }

    /** The units above, from the top down. */
    List<Unit> above(Unit unit) {
        List<String> codes = unit.path().codes().subList(0, unit.path().depth());
        Map<String, Unit> known = units(codes);
        return codes.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    /** A unit on the public boards. @throws Problem {@code NOT_FOUND} */
    Unit unit(String code) {
        Unit unit = code.matches("[\\p{L}0-9._-]{1,40}") ? units(Set.of(code)).get(code) : null;
        if (unit == null) {
            throw BoardsRoom.MESSAGES.problem(Problem.Kind.NOT_FOUND, "unit", code);
        }
        return unit;
    }

    /** Units that have something hanging. @param all how many there are */
    record Found(List<Listed> shown, int all) {
    }

    /** The first units that have something hanging, with the names of those above. @param text a part of a name, or a code; null for all */
    Found places(String text, int most) {
        List<Place> places = publicity.places();
        if (text == null) {
            return new Found(listed(places.subList(0, Math.min(most, places.size()))), places.size());
        }
        List<Listed> found = listed(places).stream().filter(listed -> listed.holds(text)).toList();
        return new Found(found.subList(0, Math.min(most, found.size())), found.size());
    }

    private List<Listed> listed(List<Place> places) {
        Set<String> codes = new HashSet<>();
        places.forEach(place -> codes.addAll(place.path().codes()));
        Map<String, Unit> units = units(codes);
        return places.stream().map(place -> listed(place, units)).toList();
    }

    private static Listed listed(Place place, Map<String, Unit> units) {
        List<String> names = place.path().codes().stream().map(code -> units.containsKey(code) ? units.get(code).name() : code).toList();
        return new Listed(place.unit(), names.get(names.size() - 1), names.subList(0, names.size() - 1), place.notices());
    }

    /** A unit that has something hanging. @param above the names of the units above, from the top down */
    public record Listed(String code, String name, List<String> above, int notices) {

        boolean holds(String text) {
            return code.equalsIgnoreCase(text) || name.contains(text) || above.stream().anyMatch(one -> one.contains(text));
        }
    }
}
