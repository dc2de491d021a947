package org.linli.core.keys;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.linli.api.data.Db;
import org.linli.api.data.Upsert;
import org.linli.api.people.PersonalKeys.State;

/** What the database knows of keys and of the nodes that have them; never a key. */
final class KeyStore {

    private static final Upsert HOLDER = Upsert.replacing("key_holders", List.of("town", "node"),
            List.of("holds", "seals_with", "seen", "signs", "signs_seen"));

    /** Fit into the column, also of six digits each. */
    private static final int MOST_TOLD = 140;

    /** A version that data may be sealed with. */
    record Known(int version, Algorithm algorithm, String fingerprint, State state, String orderedBy, Instant created) {
    }

    /** A node, the versions in its file, and the one that it seals with. */
    record Holder(String node, List<Integer> holds, int sealsWith, Instant seen) {
    }

    /** The fingerprint of the key for hashes, locked until the transaction ends; empty before the first key. */
    Optional<String> lock(Db db) {
        return db.lock("select fingerprint from data_keys where town = ? and id = 'personal'", row -> row.text(1), db.town());
    }

    /** @return whether there was none yet */
    boolean begin(Db db, String fingerprint) {
        return db.insertNew("data_keys", List.of("town", "id", "fingerprint"), List.<Object[]>of(new Object[] {db.town(), "personal", fingerprint}))[0];
    }

    List<Known> versions(Db db) {
        return db.list("select version, algorithm, fingerprint, state, ordered_by, created from key_versions where town = ? order by version",
                row -> new Known(row.integer(1), row.constant(2, Algorithm.class), row.text(3), row.constant(4, State.class), row.text(5), row.instant(6)),
                db.town());
    }

    void add(Db db, Known one) {
        db.update("insert into key_versions (town, version, algorithm, fingerprint, state, ordered_by, created) values (?, ?, ?, ?, ?, ?, ?)", db.town(),
                one.version(), one.algorithm(), one.fingerprint(), one.state(), one.orderedBy(), one.created());
    }

    void reaches(Db db, int version, State state) {
        db.update("update key_versions set state = ? where town = ? and version = ?", state, db.town(), version);
    }

    /** Of very many versions the newest: only those that are about to come into use are asked for. */
    void tell(Db db, Holder holder) {
        List<Integer> newest = holder.holds().subList(Math.max(0, holder.holds().size() - MOST_TOLD), holder.holds().size());
        db.upsert(HOLDER, List.<Object[]>of(new Object[] {db.town(), holder.node(),
            newest.stream().map(String::valueOf).collect(Collectors.joining(",")), holder.sealsWith(), holder.seen(), true,
            holder.seen()}));
    }

    void leave(Db db, String node) {
        db.update("delete from key_holders where town = ? and node = ?", db.town(), node);
    }

    /** Whether there is one that doesn't sign; an earlier version under the same name tells when it was seen, and nothing of signing. */
    boolean anyUnsigning(Db db, Instant since) {
        return db.first("select node from key_holders where town = ? and seen > ? and (signs = ? or signs_seen is null or signs_seen <> seen)",
                row -> row.text(1), db.town(), since, false).isPresent();
    }

    List<Holder> holders(Db db, Instant since) {
        return db.list("select node, holds, seals_with, seen from key_holders where town = ? and seen > ? order by node",
                row -> new Holder(row.text(1), Arrays.stream(row.text(2).split(",")).map(Integer::valueOf).toList(), row.integer(3), row.instant(4)),
                db.town(), since);
    }
}
