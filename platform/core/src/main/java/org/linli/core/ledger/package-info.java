/**
 * The points ledger.
 *
 * <h2>The chain</h2>
 *
 * <p>The entries of a program are numbered from 1 without gaps, and each carries a hash over its content and the hash before it, so that a
 * changed, removed or inserted entry shows. The hash of an entry is SHA-256, in lower-case hex, over the UTF-8 bytes of these fields in this
 * order, each written as its length in characters (UTF-16 units), a colon and the text, an absent one as {@code -}:
 *
 * <ol>
 * <li>the hash of the entry before it; 64 zeros for the first
 * <li>the town
 * <li>the program's id
 * <li>{@code seq}, decimal
 * <li>{@code subject}
 * <li>{@code item}
 * <li>{@code occurred_on}, {@code 2026-03-14}
 * <li>{@code quantity}, decimal
 * <li>{@code points}, with two places and no exponent
 * <li>{@code idem_key}
 * <li>{@code source}
 * <li>{@code note}
 * <li>{@code recorded_by}, the account's id
 * <li>{@code recorded_at}, milliseconds since 1970-01-01T00:00Z, decimal
 * <li>{@code reverses}, decimal
 * </ol>
 *
 * <h2>Reversal</h2>
 *
 * <p>A reversing entry (M10) has the subject, item and day of the one it takes back, and its quantity and points negated; so it falls into the
 * same bucket and takes one from the bucket's count.
 *
 * <h2>Writing</h2>
 *
 * <p>Whoever writes holds the lock on the program's row, which also carries the end of the chain; {@link org.linli.core.ledger.EntryBook} is
 * the only writer.
 */
package org.linli.core.ledger;
