package org.linli.security;

import java.time.Clock;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.security.AccountAdministration.Kind;
import org.linli.api.security.Audit;
import org.linli.api.security.Tokens.Issued;
import org.linli.api.security.Tokens.Token;

/** The tokens of programs, made by an administrator since a program has no password to make its own with. */
final class ProgramTokens {

    private static final Messages MESSAGES = AccountAccess.MESSAGES;

    private final Audit audit;
    private final Clock clock;
    private final TokenMint mint = new TokenMint();
    private final TokenStore tokens = new TokenStore();

    ProgramTokens(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    Issued issue(Db db, Account program, String title, int days) {
        require(program);
        Issued issued = mint.mint(title, days, clock.instant());
        tokens.add(db, program.id(), issued.token(), issued.secret());
        audit.write(db, new Audit.Line("token.issued", issued.token().id(), program.unit(), null,
                program.signIn() + ": " + issued.token().title() + ", " + issued.token().expires()));
        return issued;
    }

    List<Token> list(Db db, Account program) {
        require(program);
        return tokens.live(db, program.id(), clock.instant());
    }

    void revoke(Db db, Account program, String token) {
        require(program);
        if (!tokens.remove(db, program.id(), token)) {
            throw MESSAGES.problem(Problem.Kind.NOT_FOUND, "program-token-unknown", token);
        }
        audit.write(db, new Audit.Line("token.revoked", token, program.unit(), program.signIn(), null));
    }

    private static void require(Account account) {
        if (account.kind() != Kind.PROGRAM) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "account-no-program");
        }
    }
}
