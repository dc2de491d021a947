package org.linli.api.people;

import java.util.List;
import java.util.Optional;
import org.linli.api.Text;
import org.linli.api.data.Db;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a room of the platform or a module stores about people, registered as a service by each that stores something.
 *
 * <p>What a person is given of its own data, and what is erased, is what these say together.
 */
@ConsumerType
public interface PersonalRecords {

    /** The register of its tables. */
    PersonalTables tables();

    /** Everything that it stores about a person. @param person its number */
    default List<PersonalTables.Section> of(Db db, String person) {
        return tables().of(db, person, null);
    }

    /** Why the person can't be erased now: something that isn't decided, or that has to be kept by law; empty when nothing stands against it. */
    default Optional<Text> heldBy(Db db, String person) {
        return Optional.empty();
    }

    /** Erases what it may, in the transaction of the erasure. @param nobody the name that stands where the person's stood @return the rows touched */
    default int erase(Db db, String person, String nobody) {
        return tables().erase(db, person, nobody);
    }
}
