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
    /** Subjects whose names are hidden; those of units, places and organisations aren't. */
    private static final Set<String> PERSONAL = Set.of("PERSON", "HOUSEHOLD");

    private final Program program;
    private final Rulebook rulebook;
    private final boolean personal;
    private final Map<String, String> shown = new HashMap<>();

    BoardSheet(Program program, Rulebook rulebook) {
        this.program = program;
        this.rulebook = rulebook;
        this.personal = PERSONAL.contains(rulebook.subjects());
        List<Tier> tiers = rulebook.tiers();
        for (Tier tier : tiers.subList(0, (tiers.size() + 1) / 2)) {
            shown.put(tier.id(), tier.title() == null ? tier.id() : tier.title().zh());
        }
    }

    /** @param unitName the name of a unit by its code */
    NewNotice of(Db db, Settlement settlement, Function<String, String> unitName) {
        Set<String> unitsShown = new HashSet<>();
        int hidden = shown(db, settlement.id(), result -> unitsShown.add(result.unit()));
        boolean units = unitsShown.size() > 1;
        Map<String, String> names = new HashMap<>();
        List<List<String>> rows = new ArrayList<>();
        shown(db, settlement.id(), result -> {
            List<String> row = new ArrayList<>(4);
            row.add(personal ? Masked.name(result.name()) : result.name());
            if (units) {
                row.add(names.computeIfAbsent(result.unit(), unitName));
            }
            row.add(result.total().toPlainString());
            if (!shown.isEmpty()) {
                row.add(shown.get(result.tier()));
            }
            rows.add(row);
        });
        return new NewNotice(program.module(), program.id(), NoticeStore.RESULTS + settlement.id(), program.unit(), title(), days(),
                columns(units), rows, hidden == 0 ? null : MESSAGES.text(personal ? "board.people-hidden" : "board.hidden", String.valueOf(hidden)));
    }

    /** Reads those that hang. @return how many of the assessed don't */
    private int shown(Db db, String settlement, Consumer<Stored> reader) {
        int after = 0;
        int hidden = 0;
        List<Stored> page;
        do {
            page = ResultStore.byPlace(db, settlement, null, null, after, PAGE);
            page.stream().filter(this::shows).forEach(reader);
            hidden += (int) page.stream().filter(result -> result.total() != null && !shows(result)).count();
            after = page.isEmpty() ? after : page.get(page.size() - 1).place();
        } while (page.size() == PAGE);
        return hidden;
    }

    private boolean shows(Stored result) {
        return result.total() != null && (shown.isEmpty() ? UpperHalf.holds(result.rank(), result.ranked()) : shown.containsKey(result.tier()));
    }

    private Text title() {
        String zh = Optional.ofNullable(program.title()).orElse(rulebook.title().zh());
        String en = Optional.ofNullable(program.title()).orElse(rulebook.title().en());
        return MESSAGES.text("board.title", program.period(), zh, en);
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
