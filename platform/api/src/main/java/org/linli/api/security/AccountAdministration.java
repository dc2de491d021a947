package org.linli.api.security;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.Versioned;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Accounts and the posts they hold.
 *
 * <p>Whoever administers a subtree sees the accounts whose home lies in it, changes those that hold no post outside it, and gives posts inside
 * it. Nobody gives a post to its own account.
 */
@ProviderType
public interface AccountAdministration {

    /** Permission to see accounts and their posts. */
    String READ = "core.accounts.read";
    /** Permission to create and change accounts and to give and end posts. */
    String WRITE = "core.accounts.write";

    /** Whose an account is. */
    enum Kind {
        /** Of somebody who works for the town. */
        STAFF,
        /** Of a member, for itself. */
        MEMBER,
        /** Of a resident, for itself. */
        RESIDENT,
        /** Of somebody who only appraises. */
        RATER,
        /** Of a program: it has tokens and no password. */
        PROGRAM
    }

    /**
     * A post: a role in a subtree of units, from a day on and perhaps until one.
     *
     * @param unit  the top of the subtree; null for the whole town
     * @param until its last day; null for no end
     */
    record Post(String id, Role role, String unit, LocalDate from, LocalDate until, @AccountId String givenBy, Instant givenAt) {
    }

    /** A post to give. @param unit null for the whole town @param from null for today @param until its last day; null for no end */
    record NewPost(Role role, String unit, LocalDate from, LocalDate until) {
    }

    /** A post just given. @param note what has to be said besides; null for nothing */
    record Given(Post post, Text note) {
    }

    /**
     * An account.
     *
     * @param signIn   the name to sign in with
     * @param person   the number of the person in the register; null for none
     * @param unit     its home, by which it is administered; null for the town as a whole
     * @param password whether it has one, that is whether its invitation was accepted
     * @param posts    those that hold or will
     */
    record Known(String id, String signIn, String name, Kind kind, String person, String unit, boolean disabled, boolean password, List<Post> posts,
                 int version) implements Versioned {

        public Known {
            posts = List.copyOf(posts);
        }
    }

    /** A new account; it can't sign in before its invitation is accepted. */
    record NewAccount(String signIn, String name, Kind kind, String person, String unit) {
    }

    /** What an account is changed to. */
    record Changed(String name, String person, String unit) {
    }

    /** Which accounts; null for all. @param text in the name, or the beginning of the sign-in name @param unit the home lies below it */
    record Wanted(String text, Kind kind, Role role, String person, String unit, Boolean disabled) {
    }

    /** Accounts by sign-in name. */
    Page<Known> find(Wanted wanted, String after, int limit);

    /** @throws Problem {@code NOT_FOUND}, also for one outside the caller's units */
    Known account(String id);

    /** The caller's own account; null for one that isn't kept here. */
    Known own();

    /** The roles of the posts that the caller's own account holds today. */
    List<Role> roles();

    /** @throws Problem {@code CONFLICT} for a sign-in name that exists, {@code INVALID} for what doesn't hold */
    Known create(NewAccount account);

    /** @param version the version that the caller read @throws Problem {@code STALE} */
    Known change(String id, Changed changed, int version);

    /**
     * Disables an account, or enables it again.
     *
     * @throws Problem {@code CONFLICT} for the last account that can administer accounts
     */
    Known disable(String id, boolean disabled, int version);

    /** Forgets the failed sign-ins of the account's name, so that it needn't wait. */
    void unlock(String id);

    /** Takes the second factor away, for somebody who lost it. @throws Problem {@code CONFLICT} for an account without one */
    void resetSecondFactor(String id);

    /**
     * Gives a post.
     *
     * @throws Problem {@code FORBIDDEN} outside the caller's subtree or for the caller's own account, {@code CONFLICT} for roles that one
     *                 account can't hold together
     */
    Given give(String id, NewPost post);

    /**
     * Ends a post at once; also one of the caller's own.
     *
     * @throws Problem {@code CONFLICT} for the post of the last account that can administer accounts
     */
    void end(String id, String post);

    /** Makes a token for a program's account, which has no other way to sign in. @throws Problem {@code CONFLICT} for other accounts */
    Tokens.Issued issueToken(String id, String title, int days);

    /** The live tokens of a program's account. */
    List<Tokens.Token> tokens(String id);

    /** Ends a token of a program's account at once. */
    void revokeToken(String id, String token);
}
