package org.linli.core.calendar;

import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.calendar.Draws;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit;
import org.linli.api.security.Guard;
import org.linli.scoring.Draw;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Draws by M9, each kept with its seed, the eligible and the drawn, so that anyone can repeat it. */
@Component
public final class RecordedDraws implements Draws {

    private static final Messages MESSAGES = Messages.beside(RecordedDraws.class);
    private static final int LONGEST_SEED = 200;

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public RecordedDraws(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions,
            @Reference Guard guard, @Reference Audit audit, @Reference Clock clock) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<String> draw(String seed, int take, List<String> among) {
        String account = guard.caller().account();
        if (seed == null || seed.isBlank() || seed.length() > LONGEST_SEED) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "draw-seed", String.valueOf(LONGEST_SEED)).at("seed");
        }
        var eligible = new TreeSet<String>();
        for (String id : among == null ? List.<String>of() : among) {
            if (id == null || id.isBlank() || id.contains("\n") || !eligible.add(id)) {
                throw MESSAGES.problem(Problem.Kind.INVALID, "draw-among", String.valueOf(id)).at("among");
            }
        }
        if (take < 1 || take > eligible.size()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "draw-take", String.valueOf(take), String.valueOf(eligible.size())).at("take");
        }
        List<String> drawn = Draw.of(seed, eligible, take);
        return transactions.write(db -> {
            String id = Ids.next();
            db.update("insert into draws (town, id, seed, take, among, drawn, drawn_by, drawn_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                    db.town(), id, seed, take, String.join("\n", eligible), String.join("\n", drawn), account, clock.instant());
            audit.write(db, new Audit.Line("draw.made", id, null, null, "seed " + seed + ": " + take + " of " + eligible.size()));
            return drawn;
        });
    }
}
