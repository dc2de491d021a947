/**
 * A fresh, migrated database on every engine, for tests of stores.
 *
 * <p>Add {@code platform-testkit} in scope test ({@code platform-testkit-database} in the platform's own rooms, which the testkit brings),
 * and write a test of a store like this; it runs once on Derby and once on PostgreSQL, and each test method gets a database of its own in
 * which every changelog on the class path has run (those that a manifest names with {@code Linli-Changelog}, which bnd writes into
 * {@code target/classes}):
 *
 * <pre>{@code
 * @EachEngine
 * class EntryStoreTest {
 *
 *     private final EntryStore entries;
 *
 *     EntryStoreTest(TestStore store) {
 *         entries = new EntryStore(store.transactions());
 *     }
 *
 *     @Test
 *     void anEntryIsKeptOnce() { … }
 * }
 * }</pre>
 *
 * <p>{@code TestStore} or {@code Transactions} may also be a parameter of a test method; {@code @EachEngine} on a method instead of
 * {@code @Test} runs only that one on both. Where no JUnit is at hand: {@code try (TestStore store = TestStore.on(Engine.DERBY)) { … }}.
 * A test that needs several committed transactions at once gets up to 16 connections.
 */
package org.linli.testkit;
