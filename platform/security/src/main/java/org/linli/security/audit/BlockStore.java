package org.linli.security.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.security.AuditSignatures.Signature;
import org.linli.security.audit.Block.End;

/** The blocks of the chain and where it begins and ends. */
final class BlockStore {

    private static final String CHAIN = "select block, line, hash, swept, retired_block, retired_line, retired_hash, retired_at from audit_chains"
            + " where town = ?";
    private static final String BLOCK = "select block, first_line, line_count, least_id, greatest_id, newest_at, sealed_at, late, previous, root, hash,"
            + " signed_by, signature"
            + " from audit_blocks where town = ? ";

    /**
     * Where the chain stands.
     *
     * @param end     its end
     * @param swept   no line up to this id still waits for being sealed
     * @param retired the end of what is retired
     * @param looked  when it was last looked what could be retired; null for never
     */
    record Chain(End end, String swept, End retired, Instant looked) {

        static final Chain START = new Chain(End.START, "", End.START, null);
    }

    Chain chain(Db db) {
        return db.first(CHAIN, BlockStore::chain, db.town()).orElse(Chain.START);
    }

    /** Locked until the transaction ends: one node seals at a time; whoever writes lines never comes here. */
    Chain lock(Db db) {
        Optional<Chain> there = db.lock(CHAIN, BlockStore::chain, db.town());
        if (there.isEmpty()) {
            End start = End.START;
            db.insertNew("audit_chains", List.of("town", "block", "line", "hash", "swept", "retired_block", "retired_line", "retired_hash"),
                    List.<Object[]>of(new Object[] {db.town(), start.block(), start.line(), start.hash(), "", start.block(), start.line(), start.hash()}));
            there = db.lock(CHAIN, BlockStore::chain, db.town());
        }
        return there.orElseThrow();
    }

    void endsAt(Db db, End end) {
        db.update("update audit_chains set block = ?, line = ?, hash = ? where town = ?", end.block(), end.line(), end.hash(), db.town());
    }

    void swept(Db db, String upTo) {
        db.update("update audit_chains set swept = ? where town = ?", upTo, db.town());
    }

    void retired(Db db, End upTo) {
        db.update("update audit_chains set retired_block = ?, retired_line = ?, retired_hash = ? where town = ?", upTo.block(), upTo.line(), upTo.hash(),
                db.town());
        db.update("delete from audit_blocks where town = ? and block <= ?", db.town(), upTo.block());
    }

    /** Since when all nodes could sign, null for not yet, and the last block as one of them left it. */
    record Waiting(Instant since, long block) {
    }

    Waiting waiting(Db db) {
        return db.first("select signable_since, coalesce(signable_block, 0) from audit_chains where town = ?",
                row -> new Waiting(row.instant(1), row.number(2)), db.town()).orElseThrow();
    }

    void waits(Db db, Instant since, long block) {
        db.update("update audit_chains set signable_since = ?, signable_block = ? where town = ?", since, block, db.town());
    }

    void waitsUpTo(Db db, long block) {
        db.update("update audit_chains set signable_block = ? where town = ?", block, db.town());
    }

    void lookedForOld(Db db, Instant now) {
        db.update("update audit_chains set retired_at = ? where town = ?", now, db.town());
    }

    /** Nothing goes until then, or until the hold is let go of. */
    void hold(Db db, String id, Instant until) {
        lock(db);
        db.update("delete from audit_holds where town = ? and (id = ? or held_until < ?)", db.town(), id, db.now());
        db.update("insert into audit_holds (town, id, held_until) values (?, ?, ?)", db.town(), id, until);
    }

    void letGo(Db db, String id) {
        db.update("delete from audit_holds where town = ? and id = ?", db.town(), id);
    }

    boolean held(Db db) {
        return db.first("select id from audit_holds where town = ? and held_until > ?", row -> row.text(1), db.town(), db.now()).isPresent();
    }

    void add(Db db, Block block, List<LineDigest> lines) {
        Signature signature = block.signature();
        db.update("insert into audit_blocks (town, block, first_line, line_count, least_id, greatest_id, newest_at, sealed_at, late, previous, root, hash,"
                + " signed_by, signature, digests) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", db.town(), block.number(), block.first(),
                block.lines(), block.least(), block.greatest(), block.newest(), block.sealed(), block.late(), block.previous(), block.root(), block.hash(),
                signature == null ? null : signature.key(), signature == null ? null : signature.value(), LineDigest.pack(lines));
    }

    Optional<Block> find(Db db, long number) {
        return db.first(BLOCK + "and block = ?", BlockStore::block, db.town(), number);
    }

    Optional<Block> firstSigned(Db db) {
        return db.first(BLOCK + "and signature is not null order by block fetch first ? rows only", BlockStore::block, db.town(), 1);
    }

    /** The next blocks, in order. */
    List<Block> after(Db db, long number, int most) {
        return db.list(BLOCK + "and block > ? order by block fetch first ? rows only", BlockStore::block, db.town(), number, most);
    }

    /** Those whose least id lies there. @param from exclusive @param to inclusive */
    List<Block> beginning(Db db, String from, String to) {
        return db.list(BLOCK + "and least_id > ? and least_id <= ? order by least_id, block", BlockStore::block, db.town(), from, to);
    }

    /** Those with lines up to that id and behind it. */
    List<Block> reachingBeyond(Db db, String id) {
        return db.list(BLOCK + "and greatest_id > ? and least_id <= ? order by block", BlockStore::block, db.town(), id, id);
    }

    /** The number of the first block with lines from that id on; one behind the last where there is none. */
    long firstReaching(Db db, String id) {
        return db.first("select min(block) from audit_blocks where town = ? and greatest_id > ?", row -> row.number(1), db.town(), id)
                .filter(block -> block > 0).orElseGet(() -> chain(db).end().block() + 1);
    }

    List<LineDigest> lines(Db db, long block) {
        return db.first("select digests from audit_blocks where town = ? and block = ?", row -> LineDigest.unpack(row.bytes(1)), db.town(), block)
                .orElse(List.of());
    }

    private static Chain chain(Row row) {
        return new Chain(new End(row.number(1), row.number(2), row.text(3)), row.text(4), new End(row.number(5), row.number(6), row.text(7)),
                row.instant(8));
    }

    private static Block block(Row row) {
        return new Block(row.number(1), row.number(2), row.integer(3), row.text(4), row.text(5), row.instant(6), row.instant(7), row.flag(8), row.text(9),
                row.text(10), row.text(11), row.text(13) == null ? null : new Signature(row.integer(12), row.text(13)));
    }
}
