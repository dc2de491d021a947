package org.linli.core.ledger;

import java.math.BigDecimal;
import org.linli.scoring.Tally;

/** A tally and whose it is. */
record SubjectTally(String subject, Tally tally) {

    /** Where sums are kept: the primary key of a tally within a program. */
    record Key(String subject, String item, String bucket) {
    }

    Key key() {
        return new Key(subject, tally.item(), tally.bucket());
    }

    /** This one and another of the same key together. */
    SubjectTally plus(SubjectTally other) {
        return new SubjectTally(subject, new Tally(tally.item(), tally.bucket(), tally.raw() + other.tally.raw(),
                tally.alone() + other.tally.alone(), tally.count() + other.tally.count()));
    }

    /** Hundredths as points. */
    static BigDecimal points(long hundredths) {
        return BigDecimal.valueOf(hundredths, 2);
    }
}
