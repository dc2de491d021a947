package org.linli.api.data;

/** The database couldn't do what it was told: a fault of ours or of the machine, not of the caller. */
public class DataFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DataFault(String message, Throwable cause) {
        super(message, cause);
    }
}
