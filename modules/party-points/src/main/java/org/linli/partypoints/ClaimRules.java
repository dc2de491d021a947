package org.linli.partypoints;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Problem.Fault;
import org.linli.api.programs.Rulebooks.ItemView;

/** Checks claims against the rulebook, the cycle and the evidence that an item asks for. */
final class ClaimRules {

    private static final Messages MESSAGES = Messages.beside(ClaimRules.class);
    /** As the ledger takes them. */
    private static final int MOST_TIMES = 1_000_000;

    private final Predicate<String> evidenceKept;

    /** @param evidenceKept whether there is such an evidence file that the caller may see */
    ClaimRules(Predicate<String> evidenceKept) {
        this.evidenceKept = evidenceKept;
    }

    /** @throws Problem {@code INVALID} with all that is wrong */
    void check(Claim claim, Standing standing, LocalDate today) {
        var faults = new ArrayList<Fault>();
        if (claim.words() != null && claim.words().length() > 1_000) {
            faults.add(fault("words", "claim.words", "1000"));
        }
        if (standing.member().exempt()) {
            faults.add(fault("person", "claim.exempt", standing.member().subject()));
        }
        date(claim.occurredOn(), standing, today, faults);
        if (claim.times() < 1 || claim.times() > MOST_TIMES) {
            faults.add(fault("quantity", "claim.quantity", String.valueOf(claim.times()), String.valueOf(MOST_TIMES)));
        }
        item(standing, claim.item()).ifPresentOrElse(item -> {
            kind(item, standing, faults);
            points(item, claim.points(), faults);
            if (item.evidence().equals("REQUIRED") && claim.evidenceIds().isEmpty()) {
                faults.add(fault("evidence", "claim.evidence-required", item.title()));
            }
        }, () -> faults.add(fault("item", "claim.item-unknown", String.valueOf(claim.item()), standing.rules().identity().id())));
        evidence(claim.evidenceIds(), faults);
        if (!faults.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "claim").listing(faults);
        }
    }

    static Optional<ItemView> item(Standing standing, String id) {
        return standing.rules().items().stream().filter(item -> item.id().equals(id)).findFirst();
    }

    private static void date(LocalDate date, Standing standing, LocalDate today, List<Fault> faults) {
        LocalDate from = standing.program().from();
        LocalDate to = standing.program().to();
        if (date == null) {
            faults.add(fault("occurredOn", "claim.no-date"));
        } else if (date.isBefore(from) || date.isAfter(to)) {
            faults.add(fault("occurredOn", "claim.outside", date.toString(), from.toString(), to.toString()));
        } else if (date.isAfter(today)) {
            faults.add(fault("occurredOn", "claim.future", date.toString(), today.toString()));
        }
    }

    private static void kind(ItemView item, Standing standing, List<Fault> faults) {
        String kind = standing.member().kind();
        if (!item.kinds().isEmpty() && !item.kinds().contains(kind)) {
            faults.add(fault("item", "claim.kind", item.title(), standing.rules().kindTitle(kind), standing.rules().kindTitles(item.kinds())));
        }
        if (!item.declarable()) {
            faults.add(fault("item", "claim.not-declarable", item.title()));
        }
    }

    private static void points(ItemView item, BigDecimal points, List<Fault> faults) {
        if (points == null) {
            return;
        }
        if (item.from() == null) {
            faults.add(fault("points", "claim.points-fixed", item.title()));
        } else if (points.compareTo(new BigDecimal(item.from())) < 0 || points.compareTo(new BigDecimal(item.to())) > 0
                || points.stripTrailingZeros().scale() > 2) {
            faults.add(fault("points", "claim.points-range", points.toPlainString(), item.from(), item.to()));
        }
    }

    private void evidence(List<String> ids, List<Fault> faults) {
        if (ids.size() > Claim.MOST_EVIDENCE) {
            faults.add(fault("evidence", "claim.evidence-many", String.valueOf(Claim.MOST_EVIDENCE)));
            return;
        }
        for (int i = 0; i < ids.size(); i++) {
            if (ids.get(i) == null || ids.indexOf(ids.get(i)) < i || !evidenceKept.test(ids.get(i))) {
                faults.add(fault("evidence[" + i + "]", "claim.evidence-unknown", String.valueOf(ids.get(i))));
            }
        }
    }

    private static Fault fault(String where, String key, Object... arguments) {
        return new Fault(where, MESSAGES.text(key, arguments));
    }
}
