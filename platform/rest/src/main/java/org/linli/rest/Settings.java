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

    /** How many requests one module may work on at once; should stay below the connections of the database, so that no module takes them all. */
    int limits_module_requests() default 12;

    /** How long a request to a module may take before it is cut short, in seconds. */
    int limits_module_seconds() default 120;

    /** The addresses of proxies whose last {@code X-Forwarded-For} entry names the caller, separated by commas. */
    String proxies() default "";

    /** The names by which callers may ask for this server, separated by commas; empty for any. */
    String hosts() default "";

    /** How many requests a second one account may make at length, 0 for no limit; of each node. */
    int limits_rate_account() default 2000;

    /** How many of them may come at once. */
    int limits_rate_account_burst() default 4000;

    /** How many requests a second one address may make without signing in at length, 0 for no limit; of each node. */
    int limits_rate_address() default 100;

    /** How many of them may come at once. */
    int limits_rate_address_burst() default 400;

    /** How slowly a body may arrive, in bytes a second of the time that is spent waiting for it; 0 for as slowly as one likes. */
    int limits_body_rate() default 100;

    /** The largest body of somebody who isn't signed in, in bytes. */
    int limits_stranger_body() default 1 << 16;

    /** What all of these may take of the memory together while they come, in bytes; the first 1,024 of each aren't counted. */
    long limits_stranger_bodies() default 32L << 20;

    /** How long it may take to arrive, in seconds. */
    int limits_stranger_seconds() default 10;

    /** How many connections there may be altogether, but for those from proxies and from this machine. */
    int limits_connections() default 5000;

    /** How many there may be from one address; of IPv6, from one /64. */
    int limits_connections_address() default 500;

    /** How long the head of a request may take to arrive, in seconds; also the first one after a connection was opened. */
    int limits_head_seconds() default 20;
}
