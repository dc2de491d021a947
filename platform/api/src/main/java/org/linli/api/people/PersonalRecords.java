package org.linli.api.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /**
     * The same where the number is a household's or unit's, too. A room whose tables have {@code subject} columns tells the two apart.
     *
     * @param others the programs in which the number stands for the household or unit and not for the person
     */
    default List<PersonalTables.Section> of(Db db, String person, Set<String> others) {
        return of(db, person);
    }

    /** Why the person can't be erased now: something that isn't decided, or that has to be kept by law; empty when nothing stands against it. */
    default Optional<Text> heldBy(Db db, String person) {
        return Optional.empty();
    }

    /** The same where the number is a household's or unit's, too. @param others the programs in which it stands for that */
    default Optional<Text> heldBy(Db db, String person, Set<String> others) {
        return heldBy(db, person);
    }

    /** Erases what it may, in the transaction of the erasure. @param nobody the name that stands where the person's stood @return the rows touched */
    default int erase(Db db, String person, String nobody) {
        return tables().erase(db, person, nobody);
    }

    /** The same where the number is a household's or unit's, too. @param others the programs in which it stands for that */
    default int erase(Db db, String person, String nobody, Set<String> others) {
        return erase(db, person, nobody);
    }
}
