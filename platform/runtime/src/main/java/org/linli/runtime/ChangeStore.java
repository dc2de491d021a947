package org.linli.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.modules.ModuleChange;
import org.linli.api.modules.ModuleChange.Kind;
import org.linli.api.modules.ModuleChange.State;
import org.linli.api.modules.ModuleChange.Step;

/** The changes of modules, in the database. */
final class ChangeStore {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Step>> STEPS = new TypeReference<>() { };
    private static final String CHANGE = "select id, module, kind, from_version, to_version, state, steps, reason_zh, reason_en, detail, account, begun, ended"
            + " from runtime_changes ";

    /** Holds a module for a change, until that has ended. @return whether no other holds it */
    boolean hold(Db db, String module) {
        return db.insertNew("runtime_busy", List.of("town", "module"), List.<Object[]>of(new Object[] {db.town(), module}))[0];
    }

    void letGo(Db db, String module) {
        db.update("delete from runtime_busy where town = ? and module = ?", db.town(), module);
    }

    void add(Db db, ModuleChange change) {
        db.update("insert into runtime_changes (town, id, module, kind, from_version, to_version, state, steps, account, begun)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", db.town(), change.id(), change.module(), change.kind(), change.from(), change.to(), change.state(),
                json(change.steps()), change.by(), change.begun());
    }

    /** Writes how it stands; one that has ended lets its module go. */
    void write(Db db, ModuleChange change) {
        if (change.ended() != null) {
            letGo(db, change.module());
        }
        Text reason = change.reason();
        db.update("update runtime_changes set state = ?, steps = ?, reason_zh = ?, reason_en = ?, detail = ?, ended = ? where town = ? and id = ?",
                change.state(), json(change.steps()), reason == null ? null : reason.zh(), reason == null ? null : reason.en(), change.detail(),
                change.ended(), db.town(), change.id());
    }

    Optional<ModuleChange> find(Db db, String id) {
        return db.first(CHANGE + "where town = ? and id = ?", ChangeStore::change, db.town(), id);
    }

    /** Newest first. @param module null for all @param after null from the newest on */
    List<ModuleChange> list(Db db, String module, String after, int limit) {
        var sql = new StringBuilder(CHANGE).append("where town = ?");
        var values = new ArrayList<Object>(List.of(db.town()));
        if (module != null) {
            sql.append(" and module = ?");
            values.add(module);
        }
        if (after != null) {
            sql.append(" and id < ?");
            values.add(after);
        }
        values.add(limit);
        return db.list(sql.append(" order by id desc fetch first ? rows only").toString(), ChangeStore::change, values.toArray());
    }

    /** Those under way, the oldest first. */
    List<ModuleChange> open(Db db, String module) {
        return db.list(CHANGE + "where town = ? and module = ? and ended is null order by id", ChangeStore::change, db.town(), module);
    }

    private static ModuleChange change(Row row) {
        return new ModuleChange(row.text(1), row.text(2), row.constant(3, Kind.class), row.text(4), row.text(5), row.constant(6, State.class),
                steps(row.text(7)), row.text(8) == null ? null : new Text(row.text(8), row.text(9)), row.text(10), row.text(11), row.instant(12), row.instant(13));
    }

    private static List<Step> steps(String json) {
        try {
            return JSON.readValue(json, STEPS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the steps of a change can't be read: " + json, e);
        }
    }

    private static String json(List<Step> steps) {
        try {
            return JSON.writeValueAsString(steps);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("steps are plain values", e);
        }
    }
}
