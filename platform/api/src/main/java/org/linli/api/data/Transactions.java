package org.linli.api.data;

import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Transactions over the one database, bound to the thread.
 *
 * <p>A call inside another joins it. If the work of an inner call fails, the whole transaction rolls back at the end, even when the outer
 * work swallows the failure. Faults of the database arrive as {@link DataFault}.
 */
@ProviderType
public interface Transactions {

    /** Does the work in a transaction that may write; it is durable when this returns. */
    <T> T write(Function<Db, T> work);

    /** Does the work in a transaction that only reads. */
    <T> T read(Function<Db, T> work);

    /** Whether this thread works in a transaction now, so that a call would join it. */
    boolean active();

    /** Runs the work after the current transaction has committed, not at all if it rolls back; at once when there is none. */
    void afterCommit(Runnable work);
}
