package org.linli.api.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.security.AccountId;
import org.osgi.annotation.versioning.ProviderType;

/** The people and households of the town; every answer is limited to the units that the caller may see. */
@ProviderType
public interface People {

    /** Permission to see people, masked. */
    String READ = "core.people.read";
    /** Permission to add and change people and households. */
    String WRITE = "core.people.write";
    /** Permission to see document numbers, phones and addresses in full, with a reason and an audit line each time. */
    String REVEAL = "core.people.reveal";

    /**
     * What is entered about a person; null or blank leaves what is stored as it is.
     *
     * @param idNo checked by its kind: {@code ID_CARD} by GB 11643 (date and check digit)
     */
    record Entered(String number, String name, String idType, String idNo, String gender, LocalDate birthDate, String phone, String unit,
                   String household, String address) {
    }

    /** What is masked, and shown in full one by one. */
    enum Field { ID_NO, PHONE, ADDRESS }

    /** Personal data in full; what wasn't asked for is null. */
    record Revealed(String number, String idType, String idNo, String phone, String address) {
    }

    /** Where a person belonged, and when; {@code until} is null while it does. */
    record Membership(String unit, String household, LocalDate from, LocalDate until) {
    }

    /** Two records that may be the same person, and by what: {@code ID_NO}, {@code NAME_AND_BIRTH_DATE}, {@code NAME_AND_PHONE}. */
    record Duplicate(Person one, Person other, String by) {
    }

    /** @throws Problem {@code NOT_FOUND}, also for someone outside the caller's units */
    Person person(String number);

    /** Those of the numbers that exist, without regard to the caller's units, for checks of other services; in no order. */
    List<Person> known(Iterable<String> numbers);

    /**
     * The records that stand for the numbers now, by number: each itself, or the one that it was merged into; without regard to the caller's units.
     * Numbers that nobody has are left out.
     */
    Map<String, Person> standing(Iterable<String> numbers);

    /**
     * People by number, beginning of the name, pinyin initials of the name, last four digits of the phone, or a whole document number.
     *
     * @param text  what was typed; null or blank for all
     * @param unit  a unit below which they live; null for all that the caller may see
     * @param after the last person number of the page before
     */
    Page<Person> find(String text, String unit, String after, int limit);

    /**
     * Adds a person; one without a number gets the town's next free one. REST asks for a number, since what is sent again without one would be another person.
     *
     * @throws Problem {@code CONFLICT} for a number or document number that exists, {@code INVALID} for what doesn't hold
     */
    Person create(Entered person);

    /** Changes a person. @param version the version that the caller read */
    Person change(Entered person, int version);

    /** Where the person belonged, oldest first. */
    List<Membership> memberships(String number);

    /** All personal data in full. @param reason why, in words; it goes to the audit */
    default Revealed reveal(String number, String reason) {
        return reveal(number, EnumSet.allOf(Field.class), reason);
    }

    /**
     * Personal data in full.
     *
     * @param fields which of them; each counts against the account's limit
     * @param reason why, in words or as the id of a case; it goes to the audit, and to the person when it asks for its data
     * @throws Problem {@code TOO_MANY} beyond the limit of an hour, with the seconds to wait as {@code retryAfter}
     */
    Revealed reveal(String number, Set<Field> fields, String reason);

    /** Pairs that may be one person, within the caller's units. */
    Page<Duplicate> duplicates(String after, int limit);

    /** Declares two records to be one person: the first stays, the second leads to it. Reversible. @return the merge's id */
    String merge(String stays, String goes, String reason);

    /** Takes a merge back. */
    void unmerge(String merge);

    /**
     * A merge that stands.
     *
     * @param stays the record that stays
     * @param goes  the one that leads to it
     */
    record Merged(String id, Person stays, Person goes, String reason, @AccountId String by, Instant at) {
    }

    /** The merges that stand, within the caller's units, latest first. @param after the last id of the page before; null for the first */
    Page<Merged> merges(String after, int limit);

    /** @throws Problem {@code NOT_FOUND} */
    Household household(String number);

    /** The people of a household now. */
    List<Person> membersOf(String household);

    /**
     * Households by number.
     *
     * @param text  the beginning of the number or of the name of somebody who lives there; null or blank for all
     * @param unit  a unit below which they lie; null for all that the caller may see
     * @param after the last number of the page before; null for the first
     */
    Page<Household> households(String text, String unit, String after, int limit);

    /**
     * What is entered about a household; null or blank leaves what is stored as it is.
     *
     * @param head the person number of its head
     */
    record HouseholdEntered(String number, String unit, String address, String head) {
    }

    /** Adds a household; one without a number gets the town's next free one. @throws Problem {@code CONFLICT} for a number that exists, {@code INVALID} for what doesn't hold */
    Household createHousehold(HouseholdEntered household);

    /** Changes a household. @param version the version that the caller read @throws Problem {@code STALE}, {@code INVALID} */
    Household changeHousehold(HouseholdEntered household, int version);
}
