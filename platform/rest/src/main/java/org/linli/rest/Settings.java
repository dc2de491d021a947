package org.linli.rest;

/** What the operator can set for REST, in the configuration {@code linli}; underscores stand for dots. */
@interface Settings {

    /** How long to wait for requests under way before a module's service goes, in seconds. */
    int drain_seconds() default 30;

    /** The largest request body, in bytes. */
    long limits_body() default 20L << 20;

    /** The largest body of an import that is sent compressed, in bytes after decompression. */
    long limits_inflated() default 1L << 30;

    /** Whether {@code /metrics} is open to the machine itself without signing in; not to be set behind a proxy on the same machine. */
    boolean metrics_loopback() default false;

    /** The modules without which the container isn't ready, separated by commas; {@code core} always belongs to them. */
    String modules() default "";

    /** The addresses of proxies whose last {@code X-Forwarded-For} entry names the caller, separated by commas. */
    String proxies() default "";
}
