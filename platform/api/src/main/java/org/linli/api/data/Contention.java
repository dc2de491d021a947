package org.linli.api.data;

/**
 * Another transaction held what this one needed for too long, or both waited for each other and this one was chosen to give way; nothing
 * was changed, and doing the whole outermost work again may succeed.
 */
public final class Contention extends DataFault {

    private static final long serialVersionUID = 1L;

    public Contention(String message, Throwable cause) {
        super(message, cause);
    }
}
