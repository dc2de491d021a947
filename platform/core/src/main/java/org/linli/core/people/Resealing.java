package org.linli.core.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.JobHandler;
import org.linli.api.security.Audit;
import org.linli.core.keys.SealingKeys;
import org.linli.core.people.PersonalData.Purpose;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Seals everything with the key that was ordered that is sealed with an older one, part by part while everybody works.
 *
 * <p>What is sealed already is passed over, so it goes on anywhere after a crash; it ends when nothing is left, also of what a transaction
 * under way had sealed with the key before.
 */
@Component(service = {JobHandler.class, Resealing.class})
public final class Resealing implements JobHandler {

    static final String KIND = "core.seal-anew";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Transactions transactions;
    private final SealingKeys keys;
    private final Audit audit;
    private final List<SealedTable> tables;

    @Activate
    public Resealing(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions, @Reference SealingKeys keys,
            @Reference PersonalData data, @Reference Audit audit) {
        this.transactions = transactions;
        this.keys = keys;
        this.audit = audit;
        this.tables = List.of(new SealedTexts("people", "number", Map.of("id_sealed", Purpose.ID_NO, "phone_sealed", Purpose.PHONE, "address_sealed", Purpose.ADDRESS),
                data), new SealedTexts("households", "number", Map.of("address_sealed", Purpose.ADDRESS), data),
                new SealedTexts("reminder_wishes", "account", Map.of("to_sealed", Purpose.REMINDER), data), new SealedFiles("import_parts", data),
                new SealedFiles("import_failures", data));
    }

    static String parameters(int version) {
        return "{\"version\":" + version + "}";
    }

    /** How many rows have something that is sealed with each of those versions; versions of no row may be missing. */
    Map<Integer, Long> sealedWith(Db db, List<Integer> versions) {
        Map<Integer, Long> rows = new HashMap<>();
        tables.forEach(table -> table.sealedWith(db, versions).forEach((version, sealed) -> rows.merge(version, sealed, Long::sum)));
        return rows;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean ready(String parameters) {
        return transactions.read(db -> keys.usedByAll(db, version(parameters)));
    }

    @Override
    public String run(Run run) {
        int version = version(run.parameters());
        long total = transactions.read(db -> left(db, version));
        long done = 0;
        while (transactions.read(db -> left(db, version)) > 0) {
            // a node that was silent for a while may not know yet what is in use, and would go on sealing what is new with the key before
            keys.look();
            for (SealedTable table : tables) {
                done = sealAnew(run, table, version, done, total);
            }
        }
        long sealed = done;
        transactions.write(db -> {
            keys.done(db, version);
            audit.write(db, new Audit.Line("personal-keys.done", String.valueOf(version), null, null, "rows=" + sealed));
            return null;
        });
        return "{\"version\":" + version + ",\"rows\":" + sealed + "}";
    }

    private long sealAnew(Run run, SealedTable table, int version, long before, long total) {
        long[] done = {before};
        SealedTable.Part part = new SealedTable.Part(null, 0);
        while (part != null) {
            String after = part.last();
            part = transactions.write(db -> {
                SealedTable.Part next = table.sealAnew(db, version, after);
                if (next != null) {
                    done[0] += next.rows();
                    run.step(db, table.name(), done[0], Math.max(total, done[0]));
                }
                return next;
            });
        }
        return done[0];
    }

    private long left(Db db, int version) {
        return tables.stream().mapToLong(table -> table.left(db, version)).sum();
    }

    private static int version(String parameters) {
        try {
            JsonNode order = JSON.readTree(parameters);
            return order.path("version").intValue();
        } catch (IOException e) {
            throw new IllegalStateException("not an order to seal anew: " + parameters, e);
        }
    }
}
