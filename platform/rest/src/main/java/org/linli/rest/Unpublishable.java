package org.linli.rest;

import org.linli.api.Messages;
import org.linli.api.Text;

/** A module can't be published, for a reason that its operator can read. */
final class Unpublishable extends Exception {

    private static final long serialVersionUID = 1L;
    private static final Messages MESSAGES = Messages.beside(Unpublishable.class);

    private final transient Text reason;
    private final boolean passing;

    Unpublishable(String key, Object... arguments) {
        this(MESSAGES.text("refused." + key, arguments), null, false);
    }

    Unpublishable(Text reason) {
        this(reason, null, false);
    }

    /** @param passing whether the same module may well be published a moment later */
    Unpublishable(Text reason, Throwable cause, boolean passing) {
        super(reason.en(), cause);
        this.reason = reason;
        this.passing = passing;
    }

    boolean passing() {
        return passing;
    }

    Text reason() {
        return reason;
    }
}
