package org.linli.security.openid;

/** What came back from the provider, or in its name, proves nobody. */
public final class NotProven extends Exception {

    private static final long serialVersionUID = 1L;

    NotProven(String why, Throwable cause) {
        super(why, cause);
    }

    public NotProven(String why) {
        super(why);
    }
}
