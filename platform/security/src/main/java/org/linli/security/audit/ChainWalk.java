package org.linli.security.audit;

import org.linli.security.audit.Block.End;

/** Follows a chain block by block and says where it breaks; the same for the database and for a file. */
final class ChainWalk {

    private final String town;
    private final Findings findings;
    private End end;

    /** @param from the end of what lies before the first block */
    ChainWalk(String town, End from, Findings findings) {
        this.town = town;
        this.end = from;
        this.findings = findings;
    }

    /** The next block. @param root the root of the lines that are there; null where none of them were looked at */
    void follow(Block block, String root) {
        String number = String.valueOf(block.number());
        if (block.number() > end.block() + 1) {
            findings.add("blocks-removed", String.valueOf(end.block() + 1), String.valueOf(block.number() - 1));
        } else if (block.number() <= end.block()) {
            findings.add("blocks-reordered", number, String.valueOf(end.block()));
        } else if (!block.previous().equals(end.hash()) || block.first() != end.line() + 1) {
            findings.add("block-does-not-follow", number, block.sealed().toString());
        }
        if (!block.hashIn(town).equals(block.hash())) {
            findings.add("block-changed", number, block.sealed().toString());
        }
        if (root != null && !root.equals(block.root())) {
            findings.add("block-lines-changed", number, block.sealed().toString());
        }
        end = block.end();
    }

    /** What it has come to. */
    End end() {
        return end;
    }
}
