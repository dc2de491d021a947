package org.linli.api.security;

import java.util.List;
import org.linli.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** The accounts that sign in, for work that goes on for one of them after its request has ended. */
@ProviderType
public interface Accounts {

    /**
     * The caller that an account is now, with the grants it has now; {@link Caller#PLATFORM} for the platform's own.
     *
     * @param account the account's id, as in {@link Caller#account()}
     * @param address where the request came from that ordered the work
     * @throws Problem {@link Problem.Kind#NOT_FOUND} when there is no such account or it is closed
     */
    Caller caller(String account, String address);

    /** How lists show an account, also a closed one; null when there is no such account. @param account the account's id */
    String name(String account);

    /** The number of the person whose account it is, also of a closed one; null for none. @param account the account's id */
    String person(String account);

    /** The ids of all accounts of a person, also of closed ones. @param person its number */
    default List<String> ofPerson(String person) {
        return List.of();
    }

    /**
     * Some accounts of people that may sign in and hold a post today, in the order of their ids.
     *
     * @param offices true for those with a post in an office, false for those who act for themselves alone
     * @param after   the last id of those before; an empty text from the first
     */
    default List<String> withPosts(boolean offices, String after, int limit) {
        return List.of();
    }
}
