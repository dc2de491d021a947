package org.linli.security.audit;

import java.util.Set;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.AuditTrail.Search;

/** Whether a line is one that is searched for. @param units the codes of the search's subtree; null where it names none */
record Filter(Search search, Set<String> units) {

    boolean fits(Entry line) {
        return (search.account() == null || search.account().equals(line.account()))
                && (search.object() == null || search.object().equals(line.object()))
                && (units == null || line.unit() != null && units.contains(line.unit()))
                && (search.action() == null || (prefix() ? line.action().startsWith(search.action()) : line.action().equals(search.action())))
                && (search.from() == null || !line.at().isBefore(search.from()))
                && (search.to() == null || line.at().isBefore(search.to()))
                && (search.result() == null || search.result() == line.result());
    }

    /** Whether none of the block's lines can fit, by its times alone. */
    boolean passes(Block block) {
        return search.from() != null && block.newest().isBefore(search.from())
                || search.to() != null && block.least().compareTo(IdTime.after(search.to())) >= 0;
    }

    /** Whether all actions of a thing are meant. */
    boolean prefix() {
        return search.action() != null && search.action().endsWith(".");
    }
}
