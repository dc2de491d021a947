/**
 * The scoring kernel: rulebook and facts in, result and its reasons out. Pure Java, no input or output.
 *
 * <p>The way of a result: {@link org.linli.scoring.rulebook.RulebookParser} reads the rules,
 * {@link org.linli.scoring.CompiledRulebook} makes them quick to look up, {@link org.linli.scoring.EntryRules} checks
 * what goes into the ledger, {@link org.linli.scoring.Tally} is what the ledger keeps of it,
 * {@link org.linli.scoring.PointsScorer} makes a {@link org.linli.scoring.ScoreSheet} of a subject's tallies,
 * {@link org.linli.scoring.Grader} ranks and grades all of them, and {@link org.linli.scoring.Why} tells it in words.
 * Beside it stand ballots, stars, visits, working days and draws, each a class of its own.
 */
@Export
@Version("1.0.0")
package org.linli.scoring;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
