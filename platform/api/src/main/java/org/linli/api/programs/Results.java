package org.linli.api.programs;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.security.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/** Results of settlements and the way that led to them. */
@ProviderType
public interface Results {

    /**
     * A settlement: results computed once, kept as they were (M11).
     *
     * @param number         1 for the program's first
     * @param ledgerPosition the sequence number of the last entry it counts
     * @param digest         SHA-256 over the results in order, so that computing again shows the same bytes
     * @param objection      the decided objection that made it necessary; null for an ordinary one
     */
    record Settlement(String id, String program, int number, int rulebookVersion, long ledgerPosition, int assessed, int waiting, String digest,
                      @AccountId String by, Instant at, String objection) {
    }

    /**
     * A subject's result.
     *
     * @param components the components' scores, in the rulebook's order
     * @param total      the final score, two places; null while it waits
     * @param rank       competition rank in its unit; null without one
     * @param tier       a tier's id; null without one
     * @param reasons    codes as in interfaces.md, for example {@code QUOTA_TIE}
     */
    record Result(String subject, String name, String unit, Map<String, BigDecimal> components, BigDecimal total, Integer rank, String tier,
                  List<String> reasons) {
    }

    /** One subject whose tier differs under another rulebook. */
    record Moved(String subject, String unit, String tierNow, String tierThen, BigDecimal totalNow, BigDecimal totalThen) {
    }

    /** What a rulebook would give on a program's records, without storing anything; {@code moved} has at most 1,000. */
    record Preview(int assessed, int waiting, Map<String, Integer> tiers, List<Moved> moved) {
    }

    /** What would hang on the board if the newest results went up now, to be looked at before: masked names, upper tiers only. */
    record Board(Text title, int days, List<Text> columns, List<List<String>> rows) {
    }

    /** What the number of a subject stands for. */
    enum Who { PERSON, HOUSEHOLD, UNIT }

    /**
     * The part that a subject takes in a program.
     *
     * @param result of the newest settlement; null before the first, and for whoever gets none
     */
    record Part(Program program, Participants.Participant participant, Result result) {
    }

    /**
     * What a subject takes part in, in the programs of all modules, as far as the caller may see each; those that end latest first.
     *
     * @param most at most so many
     */
    List<Part> parts(Who who, String subject, int most);

    /** How to sort a page of results; those without a final score or a tier stand last where it is sorted by, either way. */
    enum Order {
        /** By the subjects' numbers. */
        SUBJECT,
        /** By unit, and in each from its first rank on. */
        RANK,
        /** The same from its other end on. */
        RANK_FALLING,
        /** From the lowest final score on, also across units that are each ranked for themselves. */
        TOTAL,
        /** From the highest final score on. */
        TOTAL_FALLING,
        /** From the rulebook's highest tier on, each by unit and rank. */
        TIER,
        /** From its lowest tier on. */
        TIER_FALLING
    }

    /** The newest settlement. @throws Problem {@code NOT_FOUND} before the first */
    Settlement settlement(String program);

    /** Settlements, newest first. */
    Page<Settlement> settlements(String program, String after, int limit);

    /** Results of the newest settlement. @param unit and @param tier null for all */
    Page<Result> list(String program, String unit, String tier, Order order, String after, int limit);

    /**
     * What results are looked for by; null for all of each.
     *
     * @param unit    of this unit and below it
     * @param kind    of subjects that are of this kind now
     * @param flagged only those with a reason that stands beside the tier
     * @param text    the beginning of the number, or a part of the name
     */
    record Wanted(String unit, String tier, String kind, boolean flagged, String text) {

        /** All of them. */
        public static final Wanted ALL = new Wanted(null, null, null, false, null);
    }

    /**
     * How many results there are.
     *
     * @param waiting without a final score
     * @param flagged with a reason that stands beside the tier
     * @param tiers   in each tier; without tiers that nobody is in
     */
    record Count(int all, int waiting, int flagged, Map<String, Integer> tiers) {
    }

    /**
     * A quota as the newest settlement filled it.
     *
     * @param unit     the unit whose subjects share it
     * @param assessed how many those are
     * @param places   how many may be in the tier
     * @param taken    how many are
     */
    record Quota(String tier, String unit, int assessed, int places, int taken) {
    }

    /** Results of the newest settlement as they are looked for. @throws Problem {@code NOT_FOUND} before the first */
    Page<Result> find(String program, Wanted wanted, Order order, String after, int limit);

    /**
     * The highest final scores of those that are ranked, highest first, also across units that are each ranked and given quotas for themselves (M5).
     *
     * @param unit in this unit and below it; null for all
     * @param most how many
     * @throws Problem {@code NOT_FOUND} before the first settlement
     */
    List<Result> highest(String program, String unit, int most);

    /** How many results the newest settlement has. @param unit in this unit and below it; null for all @throws Problem {@code NOT_FOUND} before the first */
    Count count(String program, String unit);

    /** How many results a unit has in each tier; without tiers that nobody is in. */
    record InUnit(String unit, Map<String, Integer> tiers) {
    }

    /** How the newest settlement's results stand in each unit, by unit. @param unit in this unit and below it; null for all; none before the first settlement */
    List<InUnit> units(String program, String unit);

    /** The same of the first units. @param most at most so many */
    List<InUnit> units(String program, String unit, int most);

    /** The quotas that the newest settlement filled, by tier and unit. @param unit only those that its subjects share; null for all */
    List<Quota> quotas(String program, String unit);

    /** The quotas that it filled in just these units, in no order. */
    List<Quota> quotasIn(String program, Collection<String> units);

    /**
     * The quotas of a tier together.
     *
     * @param units  in how many units it was filled
     * @param places how many may be in the tier in all of them
     * @param taken  how many are
     */
    record QuotaSum(String tier, int units, int places, int taken) {
    }

    /** How the newest settlement filled its quotas, tier by tier. @param unit only those that its subjects share; null for all */
    List<QuotaSum> quotaSums(String program, String unit);

    /** The results that those of the subjects have whom the caller may see, in no order; none before the first settlement. */
    List<Result> among(String program, Collection<String> subjects);

    /** All results of the newest settlement by subject, one at a time; the audit says beforehand who took them. */
    void each(String program, Consumer<Result> reader);

    /** Ids of the rulebook's components in order, for the columns of the results. */
    List<String> components(String program);

    /** The board's sheet as it would go up. @throws Problem {@code NOT_FOUND} before the first settlement */
    Board board(String program);

    /** The same with its first rows only. @param rows at most so many */
    Board board(String program, int rows);

    /** The way from the entries to a subject's result. @throws Problem {@code NOT_FOUND} */
    Why why(String program, String subject);

    /**
     * How a subject stands in a part of the cycle, from tallies alone.
     *
     * @param part a period inside the program's, for example {@code 2026-Q1}; null for the cycle so far
     */
    Why statement(String program, String subject, String part);

    /**
     * The same for several subjects at once, by subject.
     *
     * @throws Problem as for the one of them that can't be told
     */
    Map<String, Why> statements(String program, Collection<String> subjects, String part);

    /** Computes with another rulebook text, or the program's own when null, and stores nothing. */
    Preview preview(String program, String yaml);

    /** Computes the newest settlement again from the entries. @return whether the digest is the same */
    boolean reproduce(String program);

    /**
     * A step of an explanation.
     *
     * @param id      what it is about: a component, category, item, window, tier or veto; at the top the subject, or the part of the cycle
     * @param kind    {@code RESULT}, {@code COMPONENT}, {@code CATEGORY}, {@code ITEM}, {@code WINDOW}, {@code RANK}, {@code TIER}, {@code QUOTA}, {@code VETO}
     * @param title   its name; at the top whose result it is, by which rulebook, and of when
     * @param raw     the amount before the rule; null where there is none
     * @param counted the amount after it
     * @param says    the rule in words with its numbers
     * @param entries where its entries can be read; null where it has none
     * @param parts   the steps it is made of
     */
    record Why(String id, String kind, Text title, BigDecimal raw, BigDecimal counted, Text says, String entries, List<Why> parts) {
    }
}
