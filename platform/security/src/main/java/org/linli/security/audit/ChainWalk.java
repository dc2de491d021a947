package org.linli.security.audit;

import org.linli.security.audit.Block.End;

/** Follows a chain block by block and says where it breaks; the same for the database and for a file. */
final class ChainWalk {

    private final String town;
    private final Findings findings;
    private final Signers signers;
    private End end;
    private long unsigned;
    private boolean metSigned;

    /** @param from the end of what lies before the first block @param signers whose signatures count; null where that isn't known */
    ChainWalk(String town, End from, Signers signers, Findings findings) {
        this.town = town;
        this.signers = signers;
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
        if (block.signature() == null) {
            unsigned(block);
        } else {
            metSigned = true;
            checkSigned(block);
        }
    }

    /** Blocks from before there were signatures stay what they are; behind the first one each has its own. */
    private void unsigned(Block block) {
        if (metSigned || signers != null && block.number() >= signers.from()) {
            findings.add("block-unsigned", String.valueOf(block.number()), block.sealed().toString());
        } else {
            unsigned = block.number();
        }
    }

    private void checkSigned(Block block) {
        if (signers == null) {
            return;
        }
        String key = signers.keys().get(block.signature().key());
        if (key == null) {
            findings.add("block-key-unknown", String.valueOf(block.number()), block.sealed().toString(), String.valueOf(block.signature().key()));
        } else if (!Signing.fits(key, town, block)) {
            findings.add("block-forged", String.valueOf(block.number()), block.sealed().toString(), String.valueOf(block.signature().key()));
        }
    }

    /** What lies before went at the end of its time meanwhile. */
    void goOnFrom(End retired) {
        end = retired;
    }

    /** The last block from before blocks were signed; 0 for none. */
    long unsigned() {
        return unsigned;
    }

    /** Whether any was signed. */
    boolean metSigned() {
        return metSigned;
    }

    /** What it has come to. */
    End end() {
        return end;
    }
}
