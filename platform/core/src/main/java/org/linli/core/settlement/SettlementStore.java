package org.linli.core.settlement;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.programs.Meeting;
import org.linli.api.programs.Results.QuotaSum;
import org.linli.api.programs.Results.Settlement;
import org.linli.core.Lookup;
import org.linli.core.programs.ProgramState;
import org.linli.scoring.Grade.QuotaPlaces;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.Tier;

/** Settlements, the quotas they filled and the meetings that passed them. */
final class SettlementStore {

    private static final String COLUMNS = "select id, program, number, rulebook_version, ledger_position, assessed, waiting, digest, made_by, "
            + "made_at, objection, changes from settlements where town = ? and ";
    private static final String SETTLEMENT = COLUMNS + "program = ? and ready = true";
    private static final String OF_EACH = COLUMNS + "ready = true and program = ?";

    private static final String QUOTAS = "select tier, unit, assessed, places, taken from settlement_quotas where town = ? and settlement = ?";

    private SettlementStore() {
    }

    /**
     * A settlement with what tells whether it is still up to date.
     *
     * @param changes the program's count of changes when it was made
     */
    record Made(Settlement settlement, long changes) {
    }

    /** Begins a settlement that nobody sees before it is {@link #ready}. */
    static void begin(Db db, String id, ProgramState state, String by, Instant at, String objection) {
        String program = state.program().id();
        int number = db.first("select max(number) from settlements where town = ? and program = ?", row -> row.integer(1), db.town(), program)
                .orElse(0) + 1;
        db.update("insert into settlements (town, id, program, number, rulebook_version, ledger_position, changes, assessed, waiting, digest, "
                + "made_by, made_at, objection, ready) values (?, ?, ?, ?, ?, ?, ?, 0, 0, '', ?, ?, ?, ?)",
                db.town(), id, program, number, state.program().rulebookVersion(), state.headSeq(), state.changes(), by, at, objection, false);
    }

    static void ready(Db db, String id, int assessed, int waiting, String digest) {
        int rows = db.update("update settlements set assessed = ?, waiting = ?, digest = ?, ready = ? where town = ? and id = ? and ready = false",
                assessed, waiting, digest, true, db.town(), id);
        if (rows != 1) {
            throw discarded(id);
        }
    }

    static int number(Db db, String id) {
        return db.first("select number from settlements where town = ? and id = ?", row -> row.integer(1), db.town(), id)
                .orElseThrow(() -> discarded(id));
    }

    /** Makes sure that nobody discards a settlement before the transaction ends. @throws IllegalStateException when it was discarded already */
    static void keep(Db db, String id) {
        db.lock("select id from settlements where town = ? and id = ?", row -> row.text(1), db.town(), id).orElseThrow(() -> discarded(id));
    }

    /** Settlements that were begun and not ended. */
    static List<String> unready(Db db, String program) {
        return db.list("select id from settlements where town = ? and program = ? and ready = false", row -> row.text(1), db.town(), program);
    }

    /** @return whether it was there */
    static boolean delete(Db db, String id) {
        db.update("delete from settlement_quotas where town = ? and settlement = ?", db.town(), id);
        UnitCounts.delete(db, id);
        TotalOrder.delete(db, id);
        return db.update("delete from settlements where town = ? and id = ? and ready = false", db.town(), id) == 1;
    }

    static Optional<Made> newest(Db db, String program) {
        return db.first(SETTLEMENT + " order by number desc fetch first 1 rows only", SettlementStore::made, db.town(), program);
    }

    /** The newest settlement of each of the programs that has one, by program. */
    static Map<String, Settlement> newest(Db db, Collection<String> programs) {
        Map<String, Settlement> newest = new HashMap<>();
        Lookup.of(db, OF_EACH, SettlementStore::made, programs, db.town())
                .forEach(made -> newest.merge(made.settlement().program(), made.settlement(), (one, other) -> one.number() > other.number() ? one : other));
        return newest;
    }

    static List<Settlement> list(Db db, String program, int before, int rows) {
        return db.list(SETTLEMENT + " and number < ? order by number desc fetch first ? rows only", row -> made(row).settlement(), db.town(),
                program, before, rows);
    }

    static void quotas(Db db, String settlement, Collection<QuotaPlaces> quotas) {
        String town = db.town();
        db.load("settlement_quotas", List.of("town", "settlement", "tier", "unit", "assessed", "places", "taken"), quotas.stream()
                .map(q -> new Object[] {town, settlement, q.tier(), q.unit(), q.assessed(), q.places(), q.taken()}).toList());
    }

    /** The quotas of units, in no order. @param rulebook whose tiers have quotas */
    static List<QuotaPlaces> quotasOf(Db db, String settlement, Rulebook rulebook, Collection<String> units) {
        List<List<String>> keys = rulebook.tiers().stream().filter(tier -> tier.quota() != null).map(Tier::id)
                .flatMap(tier -> units.stream().map(unit -> List.of(tier, unit))).toList();
        return Lookup.ofAll(db, QUOTAS + " and tier = ? and unit = ?", SettlementStore::quota, keys, db.town(), settlement);
    }

    static List<QuotaPlaces> quotas(Db db, String settlement) {
        return db.list(QUOTAS, SettlementStore::quota, db.town(), settlement);
    }

    private static QuotaPlaces quota(Row row) {
        return new QuotaPlaces(row.text(1), row.text(2), row.integer(3), row.integer(4), row.integer(5));
    }

    static List<QuotaSum> quotaSums(Db db, String settlement) {
        return db.list("select tier, count(*), sum(places), sum(taken) from settlement_quotas where town = ? and settlement = ? group by tier order by tier",
                row -> new QuotaSum(row.text(1), row.integer(2), row.integer(3), row.integer(4)), db.town(), settlement);
    }

    static void meeting(Db db, String settlement, Meeting meeting) {
        db.update("insert into approvals (town, settlement, meeting_on, present, entitled, minutes) values (?, ?, ?, ?, ?, ?)", db.town(),
                settlement, meeting.date(), meeting.present(), meeting.entitled(), meeting.minutes());
    }

    static Optional<Meeting> meeting(Db db, String settlement) {
        return db.first("select meeting_on, present, entitled, minutes from approvals where town = ? and settlement = ?",
                row -> new Meeting(row.date(1), row.integer(2), row.integer(3), row.text(4)), db.town(), settlement);
    }

    private static IllegalStateException discarded(String id) {
        return new IllegalStateException("settlement " + id + " was discarded by another node");
    }

    private static Made made(Row row) {
        var settlement = new Settlement(row.text(1), row.text(2), row.integer(3), row.integer(4), row.number(5), row.integer(6), row.integer(7),
                row.text(8), row.text(9), row.instant(10), row.text(11));
        return new Made(settlement, row.number(12));
    }
}
