package org.linli.console.system;

import java.util.Map;
import java.util.Objects;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.security.AuditTrail.Entry;
import org.linli.api.security.Caller;

/**
 * What a search of the audit found.
 *
 * @param units   names of units by code
 * @param query   of the same search, for exports; empty for all
 */
public record FoundAudit(Page<Entry> page, Map<String, String> units, AccountNames names, String query) {

    /** Whose deed it was: people by the name they had then, the platform in words. */
    public Text who(Entry line) {
        return Caller.PLATFORM.account().equals(line.account()) ? names.of(line.account()) : new Text(line.name(), line.name());
    }

    /** A unit by name, or by code where it isn't one any more; nothing for null. */
    public String unit(String code) {
        return code == null ? "" : Objects.requireNonNullElse(units.get(code), code);
    }
}
