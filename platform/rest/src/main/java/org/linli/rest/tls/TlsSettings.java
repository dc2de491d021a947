package org.linli.rest.tls;

/** What the operator can set for TLS, in the configuration {@code org.linli.tls}; underscores stand for dots. */
@interface TlsSettings {

    /** The file with the certificate and those of its issuers, PEM, or with its key too, PKCS #12; empty for no TLS. Relative to the data folder's etc. */
    String certificate() default "";

    /** The file with the key, PEM; empty where it is in the file of the certificate. */
    String key() default "";

    /** Of the key or of the PKCS #12 file. */
    String _password() default "";

    /** The port of https. */
    int port() default 8443;

    /** Whether http only says where https is, but for what this machine asks of its health. */
    boolean redirect() default true;

    /** How often to look whether the files have changed, in seconds. */
    int seconds() default 5;
}
