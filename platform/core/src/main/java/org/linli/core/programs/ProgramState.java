package org.linli.core.programs;

import org.linli.api.programs.Program;

/**
 * A program with what only the core keeps of it.
 *
 * @param busy     the job under way, a settlement or an import, that holds it; null without one
 * @param headSeq  the last entry of its chain, 0 before the first
 * @param headHash that entry's hash, {@link #START} before the first
 * @param changes  rises with each change of participants, scores and vetoes, so that a result knows whether it is still up to date
 */
public record ProgramState(Program program, String busy, long headSeq, String headHash, long changes) {

    /** The hash before the first entry. */
    public static final String START = "0".repeat(64);
}
