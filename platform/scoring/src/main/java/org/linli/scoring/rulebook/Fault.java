package org.linli.scoring.rulebook;

import org.linli.scoring.Message;

/**
 * One thing that is wrong with a rulebook.
 *
 * @param path  where, as in {@code tiers[1].from}; empty for the document as a whole
 * @param line  the line of the text, from 1
 * @param code  what kind of fault, as in {@code TIER_GAP}
 * @param what  what is wrong
 * @param right what would be right
 */
public record Fault(String path, int line, String code, Message what, Message right) {
}
