package org.linli.rest;

import org.linli.api.Messages;
import org.linli.api.Text;

/** A module can't be published, for a reason that its operator can read. */
final class Unpublishable extends Exception {

    private static final long serialVersionUID = 1L;
    private static final Messages MESSAGES = Messages.beside(Unpublishable.class);

    private final transient Text reason;

    Unpublishable(String key, Object... arguments) {
        this(MESSAGES.text("refused." + key, arguments), null);
    }

    Unpublishable(Text reason, Throwable cause) {
        super(reason.en(), cause);
        this.reason = reason;
    }

    Text reason() {
        return reason;
    }
}
