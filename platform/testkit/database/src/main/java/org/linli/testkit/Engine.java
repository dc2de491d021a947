package org.linli.testkit;

/** The databases on which everything must work. */
public enum Engine {
    /** Apache Derby, in memory. */
    DERBY,
    /** A PostgreSQL server of the test's own, started once a JVM. */
    POSTGRESQL
}
