package org.linli.api.programs;

import java.util.Set;
import org.linli.api.Messages;
import org.linli.api.Text;

/** Where a program stands; each stage says what is allowed and what may follow. */
public enum Stage {
    /** Being prepared: participants are named, nothing is recorded yet. */
    DRAFT,
    /** Entries, scores and vetoes are recorded. */
    OPEN,
    /** Computed and shown to those who run it; records may still be corrected, and then it is computed again. */
    PRELIMINARY,
    /** On the board and open to objection; frozen except by a decided objection. */
    PUBLISHED,
    /** Passed by the meeting. */
    APPROVED,
    /** Sent up the tree. */
    FILED,
    /** Over; the next cycle starts from zero. */
    CLOSED;

    /** What the stage is called in a sentence. */
    public Text title() {
        return Names.MESSAGES.text("stage." + name());
    }

    /** Read when a name is first asked for. */
    private static final class Names {
        static final Messages MESSAGES = Messages.beside(Stage.class);
    }

    /** The stages that may directly follow, this one included where it may be done again. */
    public Set<Stage> next() {
        return switch (this) {
            case DRAFT -> Set.of(OPEN);
            case OPEN -> Set.of(PRELIMINARY);
            case PRELIMINARY -> Set.of(PRELIMINARY, PUBLISHED, OPEN);
            case PUBLISHED -> Set.of(APPROVED);
            case APPROVED -> Set.of(FILED);
            case FILED -> Set.of(CLOSED);
            case CLOSED -> Set.of();
        };
    }

    /** Whether entries, scores and vetoes may be recorded. */
    public boolean takesRecords() {
        return this == OPEN || this == PRELIMINARY;
    }

    /** Whether participants may be named and changed. */
    public boolean takesParticipants() {
        return this == DRAFT || takesRecords();
    }

    /** Whether results exist. */
    public boolean hasResults() {
        return compareTo(PRELIMINARY) >= 0;
    }

    /** Whether results may change only by a decided objection. */
    public boolean frozen() {
        return compareTo(PUBLISHED) >= 0;
    }
}
