package org.linli.security.audit;

import java.util.List;
import java.util.TreeSet;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;

/** Goes through the audit in the order of its ids and tells which lines are in no block, in memory that doesn't grow with either. */
final class Sweep {

    /** Sorts before every id. */
    static final String BEGINNING = "";
    private static final int PAGE = Block.MOST;

    /** Is told about each page, outside of its transaction. */
    interface Page {

        /**
         * Reads a page.
         *
         * @param unsealed the ids that are in no block; often none
         * @param known    the number of the last block that was looked at
         * @return whether to go on
         */
        boolean read(List<String> unsealed, long known);
    }

    private final Transactions transactions;
    private final String to;
    private final AuditStore lines = new AuditStore();
    private final BlockStore blocks = new BlockStore();
    /** Sealed ids that haven't been come by yet. */
    private final TreeSet<String> ahead = new TreeSet<>();
    private String at;
    private long known;
    private boolean ended;

    /** @param after where it begins, exclusive @param to where it ends, inclusive; null for at the end */
    Sweep(Transactions transactions, String after, String to) {
        this.transactions = transactions;
        this.at = after;
        this.to = to;
    }

    void run(Page each) {
        transactions.read(db -> {
            known = blocks.chain(db).end().block();
            blocks.reachingBeyond(db, at).forEach(block -> open(db, block));
            return null;
        });
        while (!ended) {
            List<String> unsealed = transactions.read(this::page);
            ended |= !each.read(unsealed, known);
        }
    }

    /** The ids first, then what was sealed since the page before, wherever its lines lie: so no line is sealed that isn't seen here or behind. */
    private List<String> page(Db db) {
        List<String> ids = lines.ids(db, at, to, PAGE);
        ended = ids.size() < PAGE;
        if (ids.isEmpty()) {
            return ids;
        }
        for (Block fresh : blocks.after(db, known, Integer.MAX_VALUE)) {
            open(db, fresh);
            known = fresh.number();
        }
        String last = ids.get(ids.size() - 1);
        blocks.beginning(db, at, last).forEach(block -> open(db, block));
        List<String> unsealed = ids.stream().filter(id -> !ahead.contains(id)).toList();
        ahead.headSet(last, true).clear();
        at = last;
        return unsealed;
    }

    private void open(Db db, Block block) {
        blocks.lines(db, block.number()).stream().map(LineDigest::id).filter(id -> id.compareTo(at) > 0).forEach(ahead::add);
    }
}
