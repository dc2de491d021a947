package org.linli.security.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.security.Audit.Line;
import org.linli.api.security.Audit.Result;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.AuditTrail.Export;
import org.linli.api.security.AuditTrail.Form;
import org.linli.api.security.AuditTrail.Head;
import org.linli.api.security.AuditTrail.Search;
import org.linli.security.audit.Block.End;

/** Writes the sealed lines block by block, each followed by its seal, so that the file can be verified by itself. */
final class ExportFile implements Export {

    private static final int BLOCKS_AT_ONCE = 5;

    private final Transactions transactions;
    private final Filter filter;
    private final Form form;
    private final Head last;
    private final Instant at;
    private final Consumer<Line> outcome;
    private final AuditStore lines = new AuditStore();
    private final BlockStore blocks = new BlockStore();
    private final MessageDigest all = Canonical.sha256();
    private long written;

    /** @param last the block it ends with @param outcome is told at the end what came of it */
    ExportFile(Transactions transactions, Filter filter, Form form, Head last, Instant at, Consumer<Line> outcome) {
        this.transactions = transactions;
        this.filter = filter;
        this.form = form;
        this.last = last;
        this.at = at;
        this.outcome = outcome;
    }

    /** What is asked for, in words of the interface. */
    static String words(Search search) {
        Map<String, Object> asked = new TreeMap<>();
        asked.put("account", search.account());
        asked.put("object", search.object());
        asked.put("unit", search.unit());
        asked.put("action", search.action());
        asked.put("from", search.from());
        asked.put("to", search.to());
        asked.put("result", search.result());
        asked.values().removeIf(value -> value == null);
        return asked.isEmpty() ? "all" : asked.toString();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        String said = "broken off";
        Result result = Result.FAILED;
        try {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            String hash = rows(writer);
            writer.flush();
            said = "hash " + hash;
            result = Result.DONE;
        } finally {
            outcome.accept(new Line("audit.export-ended", "audit", filter.search().unit(), null,
                    written + " lines, up to block " + last.block() + ", " + said, result));
        }
    }

    /** @return the hash over all rows but the last, which holds it */
    private String rows(Writer out) throws IOException {
        if (form == Form.CSV) {
            out.write(CsvLine.of(ExportRow.COLUMNS));
        }
        try (Hold hold = new Hold(transactions)) {
            return rows(out, hold);
        }
    }

    private String rows(Writer out, Hold hold) throws IOException {
        long before = transactions.read(this::beginning);
        End end = transactions.read(db -> blocks.find(db, before).map(Block::end).orElseGet(() -> blocks.chain(db).retired()));
        put(out, ExportRow.head(transactions.read(Db::town), words(filter.search()), at, end));
        for (List<Block> next = after(before); !next.isEmpty(); next = after(next.get(next.size() - 1).number())) {
            hold.renew();
            for (Block block : next) {
                for (ExportRow row : transactions.read(db -> rows(db, block))) {
                    put(out, row);
                }
            }
        }
        String hash = HexFormat.of().formatHex(all.digest());
        put(out, ExportRow.end(written, hash));
        return hash;
    }

    /** The number of the last block before those that are written: all older lines lie before it. */
    private long beginning(Db db) {
        long first = filter.search().from() == null ? 0 : blocks.firstReaching(db, IdTime.at(filter.search().from())) - 1;
        return Math.max(first, blocks.chain(db).retired().block());
    }

    private List<Block> after(long number) {
        return transactions.read(db -> blocks.after(db, number, BLOCKS_AT_ONCE)).stream().filter(block -> block.number() <= last.block()).toList();
    }

    /** A block of which no line is asked for or missing is its seal alone. */
    private List<ExportRow> rows(Db db, Block block) {
        List<ExportRow> rows = new ArrayList<>();
        if (!filter.passes(block)) {
            List<LineDigest> digests = blocks.lines(db, block.number());
            Map<String, Entry> there = lines.read(db, digests.stream().map(LineDigest::id).toList());
            long fitting = there.values().stream().filter(filter::fits).count();
            boolean told = fitting > 0 || there.size() < digests.size();
            for (int i = 0; i < digests.size() && told; i++) {
                rows.add(row(block.first() + i, digests.get(i), there.get(digests.get(i).id())));
            }
            written += fitting;
        }
        rows.add(ExportRow.seal(block));
        return rows;
    }

    private ExportRow row(long number, LineDigest sealed, Entry line) {
        if (line == null) {
            return ExportRow.missing(number, sealed);
        }
        return filter.fits(line) ? ExportRow.line(number, line, sealed.hex()) : ExportRow.other(number, sealed.hex());
    }

    private void put(Writer out, ExportRow row) throws IOException {
        all.update(row.content());
        if (form == Form.CSV) {
            out.write(CsvLine.of(ExportRow.COLUMNS.stream().map(row::text).toList()));
        } else {
            out.write(JsonLine.of(row.cells()) + "\n");
        }
    }
}
