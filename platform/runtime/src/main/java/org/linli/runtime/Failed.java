package org.linli.runtime;

import org.linli.api.Text;

/** A step of a change failed, for a reason that an operator can pass on. */
final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Text reason;
    private final String detail;

    /** @param detail for the vendor's programmers; null where the reason says it all */
    Failed(Text reason, String detail) {
        super(reason.en(), null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    Text reason() {
        return reason;
    }

    String detail() {
        return detail;
    }
}
