package org.linli.core.people;

import java.util.Optional;
import org.linli.api.data.Db;

/** How somebody without an account shows who it is. */
public interface PersonProof {

    /**
     * The participant of a program with that number whose phone ends so, by one and the same question whatever is wrong with it.
     *
     * @param number as it was typed; small letters count as capital ones where there is no such number
     * @param tail   four digits
     */
    Optional<String> participant(Db db, String program, String number, String tail);

    /**
     * A member of the household with that number, which takes part in a program, whose own phone ends so, by one and the same question again.
     *
     * @param number the household's, as it was typed
     * @param tail   four digits
     */
    Optional<Member> member(Db db, String program, String number, String tail);

    /** A person, and the household that it is of. */
    record Member(String person, String household) {
    }

    /** What a number is counted under, from which nobody can tell the number, and what else people type into its field. */
    String counted(String number);
}
