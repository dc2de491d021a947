package org.linli.console.accounts;

import java.util.List;
import java.util.Map;
import org.linli.api.Text;
import org.linli.api.security.AccountAdministration.Known;
import org.linli.api.security.Invitations;
import org.linli.api.security.Tokens;

/**
 * What the page of an account shows.
 *
 * @param person     the name of the person whose account it is; null for none, or out of the reader's sight
 * @param units      names of units by code
 * @param givers     names of accounts by id
 * @param tokens     of a program; empty for others
 * @param own        whether it is the reader's own, which somebody else has to look after
 * @param writes     whether the reader may change accounts at all
 * @param note       what has to be said of what was just done; null for nothing
 * @param invitation just made, shown this once; null for none
 * @param issued     a token just made, shown this once; null for none
 */
public record ShownAccount(Known account, String person, Map<String, String> units, Map<String, String> givers, List<Tokens.Token> tokens, boolean own,
                           boolean writes, Text note, Invitations.Invitation invitation, Tokens.Issued issued) {

    /** How it stands. */
    public String state() {
        return AccountsPages.state(account);
    }
}
