package org.linli.security.audit;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.linli.api.Text;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.AuditTrail.Head;
import org.linli.security.audit.Block.End;

/** Follows the rows of an export and says what was changed, removed or slipped in since it was written. */
final class ExportCheck {

    private final Head noted;
    private final Signers signers;
    private final Findings findings = new Findings();
    private final MessageDigest all = Canonical.sha256();
    private final List<LineDigest> open = new ArrayList<>();
    private String town;
    private String search;
    private Instant at;
    private ChainWalk walk;
    private long lines;
    private boolean metNoted;
    private boolean ended;

    /** @param noted a block that was noted elsewhere; null for none @param signers whose signatures count; null where that isn't known */
    ExportCheck(Head noted, Signers signers) {
        this.noted = noted;
        this.signers = signers;
    }

    /** The next row. */
    void follow(ExportRow row) {
        if (ended) {
            findings.add("file-goes-on");
            return;
        }
        if (row.kind().equals(ExportRow.HEAD)) {
            begin(row);
        } else if (walk == null) {
            throw new IllegalArgumentException("no head");
        } else {
            switch (row.kind()) {
                case ExportRow.LINE -> line(row);
                case ExportRow.OTHER -> other(row);
                case ExportRow.MISSING -> {
                    findings.add("file-line-missing", row.text("number"), row.text("id"));
                    open.add(new LineDigest("", row.digest()));
                }
                case ExportRow.SEAL -> seal(row.block());
                case ExportRow.END -> end(row);
                default -> throw new IllegalArgumentException("row " + row.kind());
            }
        }
        all.update(row.content());
    }

    private void begin(ExportRow row) {
        town = row.text("town");
        search = row.text("search");
        at = Instant.parse(row.text("at"));
        walk = new ChainWalk(town, new End(row.number("block"), row.number("number"), row.text("hash")), signers, findings);
        meet(walk.end());
    }

    private void line(ExportRow row) {
        Entry line = row.line();
        LineDigest kept = new LineDigest(line.id(), row.digest());
        if (!kept.fits(town, line)) {
            findings.add("file-line-changed", row.text("number"), line.id(), line.at().toString(), line.action());
        }
        open.add(kept);
        lines++;
    }

    private void other(ExportRow row) {
        if (search.equals("all")) {
            findings.add("file-line-left-out", row.text("number"));
        }
        open.add(new LineDigest("", row.digest()));
    }

    private void seal(Block block) {
        boolean looked = !open.isEmpty() || search.equals("all");
        if (looked && open.size() != block.lines()) {
            findings.add("file-lines-missing", String.valueOf(block.number()), String.valueOf(block.lines()), String.valueOf(open.size()));
        }
        walk.follow(block, looked ? LineDigest.root(open) : null);
        open.clear();
        meet(block.end());
    }

    private void meet(End end) {
        if (noted != null && noted.block() == end.block()) {
            metNoted = true;
            if (!noted.hash().equalsIgnoreCase(end.hash())) {
                findings.add("noted-differs", String.valueOf(noted.block()), noted.hash(), end.hash());
            }
        }
    }

    private void end(ExportRow row) {
        ended = true;
        if (row.number("lines") != lines) {
            findings.add("file-count", row.text("lines"), String.valueOf(lines));
        }
        if (!row.text("hash").equals(HexFormat.of().formatHex(all.digest()))) {
            findings.add("file-hash");
        }
    }

    /** What was found, after the last row. */
    List<Text> faults() {
        if (!ended) {
            findings.add("file-breaks-off");
        }
        if (noted != null && !metNoted) {
            findings.add("file-without-noted", String.valueOf(noted.block()));
        }
        return findings.said();
    }

    /** What the file is. */
    Text summary() {
        if (walk == null) {
            return Findings.MESSAGES.text("file-empty");
        }
        Text said = Findings.MESSAGES.text("file", town, at.toString(), search, String.valueOf(lines), String.valueOf(walk.end().block()), walk.end().hash());
        if (walk.unsigned() > 0) {
            said = Findings.joined(said, Findings.MESSAGES.text("unsigned", String.valueOf(walk.unsigned())));
        }
        if (signers != null && signers.byDatabaseAlone()) {
            said = Findings.joined(said, Findings.MESSAGES.text("signed-by-database"));
        }
        return signers == null && walk.metSigned() ? Findings.joined(said, Findings.MESSAGES.text("file-signatures")) : said;
    }
}
