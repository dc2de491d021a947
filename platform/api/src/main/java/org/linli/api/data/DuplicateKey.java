package org.linli.api.data;

/** A row with this key exists already. */
public final class DuplicateKey extends DataFault {

    private static final long serialVersionUID = 1L;

    public DuplicateKey(String message, Throwable cause) {
        super(message, cause);
    }
}
