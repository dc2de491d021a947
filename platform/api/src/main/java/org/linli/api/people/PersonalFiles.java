package org.linli.api.people;

import java.time.Instant;
import java.util.List;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.people.PersonalTables.DataClass;
import org.linli.api.people.PersonalTables.Section;
import org.osgi.annotation.versioning.ProviderType;

/** What the platform and its modules store about people: for what, how long, what it is of one person, and its erasure. */
@ProviderType
public interface PersonalFiles {

    /** Permission to hand a person everything that is stored about it. */
    String DISCLOSE = "core.people.disclose";
    /** Permission to erase a person's data. */
    String ERASE = "core.people.erase";

    /**
     * A stored field about people.
     *
     * @param purpose   what it is stored for
     * @param retention how long it stays
     */
    record Field(String table, String column, DataClass dataClass, Text purpose, Text retention) {
    }

    /** Everything that is stored about a person at a moment. */
    record File(String person, Instant at, List<Section> sections) {
    }

    /** Every stored field about people, of the platform and of the modules that are installed. */
    List<Field> fields();

    /**
     * Everything that is stored about a person, in full.
     *
     * @param reason on whose request, in words; it goes to the audit
     * @throws Problem {@code NOT_FOUND} also for someone outside the units where the caller may
     */
    File disclose(String person, String reason);

    /**
     * Erases a person: the register keeps nothing but the number, which nobody gets again; lines of ledgers stay under it, as under a pseudonym,
     * so that their chains stay as they were.
     *
     * @param reason on whose request, in words; it goes to the audit
     * @throws Problem {@code NOT_FOUND}; {@code CONFLICT} while something about the person isn't decided or has to be kept, with what it is
     */
    void erase(String person, String reason);
}
