package org.linli.security.audit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.JobHandler;
import org.linli.api.security.AuditTrail.Head;
import org.linli.api.security.AuditTrail.Verification;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Verifies a long chain as a job; after a crash from the beginning, since it changes nothing. */
@Component
public final class VerificationJob implements JobHandler {

    static final String KIND = "core.audit-verification";
    private static final Pattern NOTED = Pattern.compile("\\{\"block\":(\\d+),\"hash\":\"([0-9a-fA-F]+)\"}");

    private final Transactions transactions;
    private final SealingRounds rounds;
    private final BlockStore blocks = new BlockStore();

    @Activate
    public VerificationJob(@Reference(target = "(linli.schema=security)") Schema schema, @Reference Transactions transactions,
            @Reference SealingRounds rounds) {
        this.transactions = transactions;
        this.rounds = rounds;
    }

    static String parameters(Head noted) {
        return noted == null ? "{}" : "{\"block\":" + noted.block() + ",\"hash\":\"" + noted.hash() + "\"}";
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(Run run) {
        Matcher noted = NOTED.matcher(run.parameters());
        Head head = noted.matches() ? new Head(Long.parseLong(noted.group(1)), noted.group(2)) : null;
        BlockStore.Chain chain = transactions.read(blocks::chain);
        long total = chain.end().line() - chain.retired().line();
        Verification done = rounds.verify(head, lines -> run.progress(Math.min(lines, total), total));
        return json(done);
    }

    private static String json(Verification done) {
        var json = new StringBuilder("{\"intact\":").append(done.intact());
        if (done.from() != null) {
            json.append(",\"from\":\"").append(done.from()).append("\",\"until\":\"").append(done.until()).append('"');
        }
        json.append(",\"lines\":").append(done.lines()).append(",\"late\":").append(done.late()).append(",\"open\":").append(done.open())
                .append(",\"head\":").append(parameters(done.head())).append(",\"summary\":").append(JsonLine.of(done.summary())).append(",\"faults\":[");
        for (int i = 0; i < done.faults().size(); i++) {
            json.append(i == 0 ? "" : ",").append(JsonLine.of(done.faults().get(i)));
        }
        return json.append("]}").toString();
    }
}
