package org.linli.console;

import gg.jte.Content;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.api.Text;
import org.linli.api.pages.Card;
import org.linli.api.pages.Chart;
import org.linli.api.pages.Sheet;
import org.linli.api.publicity.Publicity;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitPath;

/** How many results hang on the boards, unit by unit. */
final class BoardsCard {

    private static final int UNITS = 12;

    private final Publicity publicity;
    private final Territory territory;

    BoardsCard(Publicity publicity, Territory territory) {
        this.publicity = publicity;
        this.territory = territory;
    }

    /** The boards are for everybody, so that whoever sees units sees it. */
    Card card() {
        return new Card(ConsoleModule.MESSAGES.text("boards.title"), Territory.READ, "/publicity", true, this::body);
    }

    private Content body(Sheet sheet, String unit) {
        UnitPath top = unit == null ? null : territory.known(List.of(unit)).stream().findFirst().map(Unit::path).orElse(null);
        List<Publicity.Place> places = publicity.places().stream().filter(place -> top == null || place.path().isWithin(top))
            .sorted(Comparator.comparing(Publicity.Place::notices).reversed().thenComparing(Publicity.Place::unit)).limit(UNITS).toList();
        if (places.isEmpty()) {
            return null;
        }
        Map<String, String> names = territory.known(places.stream().map(Publicity.Place::unit).toList()).stream().collect(Collectors.toMap(Unit::code, Unit::name));
        List<Text> units = places.stream().map(place -> names.getOrDefault(place.unit(), place.unit())).map(name -> new Text(name, name)).toList();
        var series = new Chart.Series(ConsoleModule.MESSAGES.text("boards.series"), Chart.Colour.JADE,
            places.stream().map(place -> BigDecimal.valueOf(place.notices())).toList(), false);
        int all = places.stream().mapToInt(Publicity.Place::notices).sum();
        Text says = ConsoleModule.MESSAGES.text("boards.says", String.valueOf(places.size()), String.valueOf(all));
        return sheet.chart(new Chart(Chart.Kind.SHARES, says, units, List.of(series)));
    }
}
