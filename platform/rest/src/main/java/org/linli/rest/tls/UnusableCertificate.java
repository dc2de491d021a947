package org.linli.rest.tls;

/** Says to the operator why a certificate or its key can't be used. */
final class UnusableCertificate extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableCertificate(String says) {
        super(says);
    }

    UnusableCertificate(String says, Exception cause) {
        super(says + " (" + cause.getMessage() + ")", cause);
    }
}
