package org.linli.runtime;

/** What the operator can set for modules, in the configuration {@code linli}; underscores stand for dots. */
@interface Settings {

    /** The modules that a fresh town gets from the distribution, separated by commas; {@code *} for all of them, {@code none} for none. */
    String modules() default "*";

    /** What is asked of a module's signature: {@code off}, {@code warn} or {@code require}. */
    String modules_signatures() default "warn";

    /** The file with the certificates of those whose signatures count, PEM or PKCS #12, from the folder of settings on; without it nobody's does. */
    String modules_trust() default "trusted.pem";

    /** The password of a PKCS #12 file; the dot that the name begins with keeps it out of the properties of services. */
    String _modules_trust_password() default "";

    /** How long requests under way may hold up the end of a module's old version, in seconds. */
    int drain_seconds() default 30;
}
