package org.linli.rest;

import java.util.Set;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** What the platform refuses in the words of HTTP, in words for whoever sits at a page. */
final class PageWords {

    private static final Messages MESSAGES = Messages.beside(PageWords.class);
    private static final Set<String> OF_HTTP = Set.of("method", "path", "request", "module-away", "starting", "contention", "idempotency-key",
        "idempotency-other-body", "idempotency-busy");

    private PageWords() {
    }

    static Problem of(Problem refused) {
        return OF_HTTP.contains(refused.code())
            ? new Problem(refused.kind(), refused.code(), MESSAGES.text("page." + refused.code()), MESSAGES.text("page." + refused.code() + ".mend")) : refused;
    }
}
