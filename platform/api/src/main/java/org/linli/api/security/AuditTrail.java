package org.linli.api.security;

import java.time.Instant;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** The audit as those read it who may: who did what, when, from where, and what it was before and after. */
@ProviderType
public interface AuditTrail {

    /** Permission to read the audit of the whole town. */
    String READ = "core.audit.read";

    /**
     * A line of the audit, a forbidden attempt included ({@code access.refused}).
     *
     * @param id      rises with time
     * @param account the account's id
     * @param name    the account's name at that time
     * @param address where the request came from
     */
    record Entry(String id, Instant at, String account, String name, String address, String action, String object, String unit,
                 String before, String after) {
    }

    /**
     * The lines, newest first.
     *
     * @param action only this action; null for all
     * @param object only about this thing; null for all
     * @param after  the id of the last line of the page before
     * @throws Problem {@link Problem.Kind#FORBIDDEN} without {@link #READ} on the whole town
     */
    Page<Entry> list(String action, String object, String after, int limit);
}
