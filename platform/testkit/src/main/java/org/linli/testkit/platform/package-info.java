/** The whole platform in memory for tests of a module: real bundles, a database that goes with the JVM, HTTP on this machine. */
package org.linli.testkit.platform;
