package org.linli.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.linli.scoring.rulebook.Indicator;
import org.linli.scoring.rulebook.Panel;
import org.linli.scoring.rulebook.Rulebook;

/** Counts ballots into panel scores (M3, M4). */
public final class PanelScorer {

    private final List<Indicator> indicators;

    public PanelScorer(Rulebook rulebook) {
        this.indicators = rulebook.indicators();
    }

    /** Every reason why a ballot is not valid; empty for a valid one. */
    public List<Message> faults(Ballot ballot) {
        List<Message> faults = new ArrayList<>();
        for (Indicator indicator : indicators) {
            BigDecimal score = ballot.scores().get(indicator.id());
            String reason = ballot.notApplicable().get(indicator.id());
            if (score == null && reason == null) {
                faults.add(Message.of("ballot.MISSING", indicator.id()));
            } else if (score != null && reason != null) {
                faults.add(Message.of("ballot.BOTH", indicator.id()));
            } else if (reason != null && reason.isBlank()) {
                faults.add(Message.of("ballot.NO_REASON", indicator.id()));
            } else if (score != null && (score.signum() < 0 || score.compareTo(indicator.max()) > 0)) {
                faults.add(Message.of("ballot.OUTSIDE", indicator.id(), score.toPlainString(), indicator.max().toPlainString()));
            }
        }
        List<String> known = indicators.stream().map(Indicator::id).toList();
        Stream.concat(ballot.scores().keySet().stream(), ballot.notApplicable().keySet().stream())
                .filter(id -> !known.contains(id)).distinct().sorted()
                .forEach(id -> faults.add(Message.of("ballot.UNKNOWN", id)));
        if (faults.isEmpty() && ballot.scores().isEmpty()) {
            faults.add(Message.of("ballot.EMPTY"));
        }
        return faults;
    }

    /**
     * A valid ballot's total, scaled up where indicators are not applicable.
     *
     * @throws IllegalArgumentException if the ballot is not valid
     */
    public Ratio total(Ballot ballot) {
        if (!faults(ballot).isEmpty()) {
            throw new IllegalArgumentException(faults(ballot).get(0).en());
        }
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal applicable = BigDecimal.ZERO;
        BigDecimal given = BigDecimal.ZERO;
        for (Indicator indicator : indicators) {
            all = all.add(indicator.max());
            BigDecimal score = ballot.scores().get(indicator.id());
            if (score != null) {
                applicable = applicable.add(indicator.max());
                given = given.add(score);
            }
        }
        return Ratio.of(given).times(all).dividedBy(applicable);
    }

    /** The panel's score; ballots that are not valid don't count. */
    public PanelScore score(Panel panel, Collection<Ballot> ballots) {
        List<Ratio> totals = ballots.stream().filter(b -> faults(b).isEmpty()).map(this::total).sorted().toList();
        if (totals.size() < panel.ballots()) {
            return new PanelScore(panel.id(), null, totals.size(), 0, panel.ballots());
        }
        int drop = panel.trim() != null && totals.size() >= panel.trim().from() ? panel.trim().drop() : 0;
        return new PanelScore(panel.id(), Ratio.mean(totals.subList(drop, totals.size() - drop)), totals.size(), 2 * drop, panel.ballots());
    }
}
