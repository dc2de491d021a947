package org.linli.api.data;

/**
 * The database can't be reached just now: it is being restarted, or the way to it is cut. Whether a change whose commit was under way stands
 * can't be told; what has a key may be sent again.
 */
public final class Unreachable extends DataFault {

    private static final long serialVersionUID = 1L;

    public Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
