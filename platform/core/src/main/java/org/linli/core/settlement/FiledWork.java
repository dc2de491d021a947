package org.linli.core.settlement;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.programs.Meeting;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Programs.Outlook;
import org.linli.api.programs.Results.Settlement;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Filings;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.StageWork;
import org.linli.core.publicity.NoticeStore;
import org.linli.core.settlement.ResultStore.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sends the passed results up the tree, as they are. */
@Component
public final class FiledWork implements StageWork {

    /** Up to here every result is in the filing; of more, the figures and the digest, by which the rows can be checked where they are kept. */
    private static final int LISTED = 20_000;
    private static final Messages MESSAGES = Messages.beside(FiledWork.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Filings filings;

    @Activate
    public FiledWork(@Reference Filings filings, @Reference(target = "(linli.schema=core)") Schema schema) {
        this.filings = filings;
    }

    @Override
    public Stage stage() {
        return Stage.FILED;
    }

    @Override
    public Entered enter(Db db, ProgramState state, Programs.Order order) {
        Program program = state.program();
        Settlement settlement = UpToDate.requireFrozen(db, state).settlement();
        String to = order.to() == null || order.to().isBlank() ? null : order.to();
        Filings.Filing filing = filings.file(db, program.module(), program.id(), NoticeStore.RESULTS + settlement.id(), program.unit(), to,
                content(db, program, settlement));
        return Entered.done(MESSAGES.text("step.filed", called(db, filing.to())));
    }

    private static String called(Db db, String unit) {
        return db.first("select name from units where town = ? and code = ?", row -> row.text(1), db.town(), unit).orElse(unit);
    }

    @Override
    public Outlook outlook(Db db, ProgramState state) {
        return new Outlook(Hindrances.of(List.of(() -> UpToDate.requireFrozen(db, state))), List.of());
    }

    private static String content(Db db, Program program, Settlement settlement) {
        ObjectNode content = JSON.createObjectNode().put("program", program.id()).put("module", program.module())
                .put("rulebook", program.rulebook()).put("rulebookVersion", settlement.rulebookVersion()).put("unit", program.unit())
                .put("period", program.period()).put("settlement", settlement.id()).put("ledgerPosition", settlement.ledgerPosition())
                .put("digest", settlement.digest()).put("assessed", settlement.assessed());
        ObjectNode tiers = content.putObject("tiers");
        ResultStore.tiers(db, settlement.id()).forEach(tiers::put);
        Meeting meeting = SettlementStore.meeting(db, settlement.id()).orElseThrow();
        content.putObject("meeting").put("date", meeting.date().toString()).put("present", meeting.present()).put("entitled", meeting.entitled())
                .put("minutes", meeting.minutes());
        if (settlement.assessed() <= LISTED) {
            ArrayNode results = content.putArray("results");
            ResultStore.each(db, settlement.id(), result -> add(results.addObject(), result));
        }
        return content.toString();
    }

    private static void add(ObjectNode row, Stored result) {
        row.put("subject", result.subject()).put("name", result.name()).put("unit", result.unit()).put("components", result.components())
                .put("total", result.total()).put("rank", result.rank()).put("tier", result.tier()).put("reasons", result.reasons());
    }
}
