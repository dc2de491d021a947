package org.linli.core.settlement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.people.Masked;
import org.linli.api.programs.Program;
import org.linli.api.programs.Results.Board;
import org.linli.api.programs.Results.Count;
import org.linli.api.programs.Results.Settlement;
import org.linli.api.publicity.Publicity.NewNotice;
import org.linli.api.publicity.UpperHalf;
import org.linli.core.publicity.NoticeStore;
import org.linli.core.settlement.ResultStore.Stored;
import org.linli.scoring.rulebook.Publicity;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.Tier;

/**
 * What a board shows of a settlement: masked names, final scores and tiers, and only of the upper half of the tiers.
 *
 * <p>Lower tiers and deductions never hang on a board (programs.md section 10, point 3); they are told in the branch, and the notice says how
 * many those are. Of P2's four tiers the board shows excellent and qualified. Where a rulebook has no tiers, it shows the upper half of the ranks.
 */
final class BoardSheet {

    private static final Messages MESSAGES = Messages.beside(BoardSheet.class);
    /** P2's, where the rulebook says nothing. */
    private static final int DAYS = 7;
    private static final int PAGE = 5_000;
    private static final int YEAR = 4;
    /** Subjects whose names are hidden; those of units, places and organisations aren't. */
    private static final Set<String> PERSONAL = Set.of("PERSON", "HOUSEHOLD");

    private final Program program;
    private final Rulebook rulebook;
    private final Function<Set<String>, Map<String, String>> unitNames;
    private final boolean personal;
    private final Map<String, String> shown = new HashMap<>();

    /** @param unitNames what units are called, by their codes */
    BoardSheet(Program program, Rulebook rulebook, Function<Set<String>, Map<String, String>> unitNames) {
        this.program = program;
        this.rulebook = rulebook;
        this.unitNames = unitNames;
        this.personal = PERSONAL.contains(rulebook.subjects());
        List<Tier> tiers = rulebook.tiers();
        for (Tier tier : tiers.subList(0, (tiers.size() + 1) / 2)) {
            shown.put(tier.id(), tier.title() == null ? tier.id() : tier.title().zh());
        }
    }

    NewNotice of(Db db, Settlement settlement) {
        Set<String> unitsShown = new HashSet<>();
        int hidden = shown(db, settlement.id(), result -> unitsShown.add(result.unit()));
        Map<String, String> names = names(unitsShown);
        List<List<String>> rows = new ArrayList<>();
        shown(db, settlement.id(), result -> rows.add(row(result, names)));
        return new NewNotice(program.module(), program.id(), NoticeStore.RESULTS + settlement.id(), program.unit(), title(), days(),
                columns(!names.isEmpty()), rows, hidden == 0 ? null : MESSAGES.text(personal ? "board.people-hidden" : "board.hidden", String.valueOf(hidden)));
    }

    /**
     * As much of it as goes on a page; reads on only as long as the counts that are kept beside the results say that there is more to be found. They
     * know tiers but no ranks: where those decide who hangs, it reads on while all that hang are of one unit.
     */
    Board beginning(Db db, Settlement settlement, int rows) {
        Optional<Count> counts = UnitCounts.all(db, settlement.id());
        int most = Math.min(rows, counts.map(this::shownAtMost).orElse(rows));
        List<Stored> first = new ArrayList<>();
        Set<String> unitsShown = new HashSet<>();
        boolean unitsCounted = counts.isPresent() && !shown.isEmpty();
        int after = 0;
        List<Stored> page;
        do {
            page = ResultStore.byPlace(db, settlement.id(), after, rows);
            page.stream().filter(this::shows).forEach(result -> {
                unitsShown.add(result.unit());
                if (first.size() < rows) {
                    first.add(result);
                }
            });
            after = page.isEmpty() ? after : page.get(page.size() - 1).place();
        } while (page.size() == rows && (first.size() < most || !unitsCounted && unitsShown.size() == 1));
        if (unitsCounted && unitsShown.size() == 1) {
            unitsShown.addAll(UnitCounts.another(db, settlement.id(), unitsShown.iterator().next(), shown.keySet()));
        }
        Map<String, String> names = names(unitsShown);
        return new Board(title(), days(), columns(!names.isEmpty()), first.stream().map(result -> row(result, names)).toList());
    }

    private int shownAtMost(Count count) {
        return shown.isEmpty() ? count.all() - count.waiting() : shown.keySet().stream().mapToInt(tier -> count.tiers().getOrDefault(tier, 0)).sum();
    }

    /** What units are called; nothing where all are of one, so that it needs no name. */
    private Map<String, String> names(Set<String> unitsShown) {
        if (unitsShown.size() < 2) {
            return Map.of();
        }
        Map<String, String> names = new HashMap<>();
        unitsShown.forEach(code -> names.put(code, code));
        names.putAll(unitNames.apply(unitsShown));
        return names;
    }

    private List<String> row(Stored result, Map<String, String> names) {
        List<String> row = new ArrayList<>(4);
        row.add(personal ? Masked.name(result.name()) : result.name());
        if (!names.isEmpty()) {
            row.add(names.get(result.unit()));
        }
        row.add(result.total().toPlainString());
        if (!shown.isEmpty()) {
            row.add(shown.get(result.tier()));
        }
        return row;
    }

    /** Reads those that hang. @return how many of the assessed don't */
    private int shown(Db db, String settlement, Consumer<Stored> reader) {
        int after = 0;
        int hidden = 0;
        List<Stored> page;
        do {
            page = ResultStore.byPlace(db, settlement, after, PAGE);
            page.stream().filter(this::shows).forEach(reader);
            hidden += (int) page.stream().filter(result -> result.total() != null && !shows(result)).count();
            after = page.isEmpty() ? after : page.get(page.size() - 1).place();
        } while (page.size() == PAGE);
        return hidden;
    }

    private boolean shows(Stored result) {
        return result.total() != null && (shown.isEmpty() ? UpperHalf.holds(result.rank(), result.ranked()) : shown.containsKey(result.tier()));
    }

    /** A title of its own that names the year isn't led by it once more. */
    private Text title() {
        String own = program.title();
        String period = program.period();
        if (own != null && period.length() == YEAR && own.contains(period)) {
            return MESSAGES.text("board.title.dated", own);
        }
        return MESSAGES.text("board.title", period.length() == YEAR ? MESSAGES.text("board.year", period) : period, own == null ? rulebook.title().zh() : own,
                own == null ? rulebook.title().en() : own);
    }

    private int days() {
        Publicity publicity = rulebook.publicity();
        return publicity == null ? DAYS : publicity.days();
    }

    private List<Text> columns(boolean units) {
        List<Text> columns = new ArrayList<>();
        columns.add(MESSAGES.text("board.name"));
        if (units) {
            columns.add(MESSAGES.text("board.unit"));
        }
        columns.add(MESSAGES.text("board.total"));
        if (!shown.isEmpty()) {
            columns.add(MESSAGES.text("board.tier"));
        }
        return columns;
    }
}
