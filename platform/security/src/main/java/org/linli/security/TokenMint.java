package org.linli.security;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.security.Tokens.Issued;
import org.linli.api.security.Tokens.Token;

/** Makes new bearer tokens. */
final class TokenMint {

    private static final Messages MESSAGES = Messages.beside(TokenMint.class);
    private static final int LONGEST_LIFE = 366;

    /** @throws Problem {@code INVALID} for an empty title or another life than 1–366 days */
    Issued mint(String title, int days, Instant now) {
        if (title == null || title.isBlank() || title.strip().length() > 100) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "token-title").at("title");
        }
        if (days < 1 || days > LONGEST_LIFE) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "token-days", String.valueOf(days), String.valueOf(LONGEST_LIFE)).at("days");
        }
        Instant made = now.truncatedTo(ChronoUnit.MILLIS);
        var token = new Token(Ids.next(), title.strip(), made, made.plus(Duration.ofDays(days)));
        return new Issued(token, "linli_" + Secrets.next());
    }
}
