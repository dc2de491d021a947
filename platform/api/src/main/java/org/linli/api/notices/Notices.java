package org.linli.api.notices;

import java.util.Optional;
import java.util.Set;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.osgi.annotation.versioning.ProviderType;

/** What the caller's own account is told. */
@ProviderType
public interface Notices {

    /** Its notices, newest first. @param unread whether those alone that aren't read and still to do @param limit 1 to 200 */
    Page<Notice> own(boolean unread, String after, int limit);

    /** How many it hasn't read of what is still to do; 0 where nobody is signed in. */
    int unread();

    /** Takes a notice for read. @throws Problem {@code NOT_FOUND}, also for another account's */
    Notice read(String id);

    /** Takes all for read up to one and those before. @param newest the id of the newest that its reader has seen */
    void readAll(String newest);

    /** How it wants to be told. */
    Wish wish();

    /** @throws Problem {@code INVALID} for an hour, an address or a name that can't be, {@code CONFLICT} for a channel that this town doesn't have */
    Wish choose(Wish wish);

    /** The channels that this town has, the console included. */
    Set<Wish.Channel> channels();

    /** What became of its last digest; empty where there was none. */
    Optional<Sending> last();
}
