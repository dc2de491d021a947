package org.linli.rest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.ws.rs.core.Response;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Transactions;

/** Does a request with an idempotency key once: what it changes and its answer are kept in one transaction, a repetition gets that answer. */
final class Idempotency {

    private static final Messages MESSAGES = Messages.beside(Idempotency.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final int LONGEST_KEY = 255;

    private final Transactions transactions;
    private final Clock clock;
    private final KeptAnswerStore store = new KeptAnswerStore();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    Idempotency(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The answer of the work, or the one it gave before.
     *
     * @param work an answer whose body is bytes, a text or a stream
     * @throws Problem {@code INVALID} for a key of another body, {@code CONFLICT} while the first request is under way
     */
    Object once(Call call, Supplier<Object> work) {
        if (call.caller() == null) {
            return work.get();
        }
        String account = call.caller().account();
        String request = request(call);
        Optional<KeptAnswer> kept = transactions.read(db -> store.find(db, account, request));
        if (kept.isPresent()) {
            return again(kept.get(), call);
        }
        if (!underWay.add(account + " " + request)) {
            throw busy();
        }
        try {
            return transactions.write(db -> {
                if (!store.claim(db, account, request, clock.instant())) {
                    return again(store.find(db, account, request).orElseThrow(Idempotency::busy), call);
                }
                KeptAnswer answer = KeptAnswer.of(work.get(), call.digest());
                if (answer.status() >= 400) {
                    throw new Refused(answer.response());
                }
                store.keep(db, account, request, answer);
                return answer.response();
            });
        } catch (Refused e) {
            return e.answer;
        } finally {
            underWay.remove(account + " " + request);
        }
    }

    /** Forgets answers older than a week. */
    void forget() {
        transactions.write(db -> {
            store.forget(db, clock.instant().minus(KEPT));
            return null;
        });
    }

    private static Response again(KeptAnswer kept, Call call) {
        if (!kept.bodyHash().equals(call.digest())) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "idempotency-other-body").at("Idempotency-Key");
        }
        return kept.response();
    }

    private static Problem busy() {
        return MESSAGES.problem(Problem.Kind.CONFLICT, "idempotency-busy").at("Idempotency-Key");
    }

    private static String request(Call call) {
        String key = call.key();
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "idempotency-key", String.valueOf(LONGEST_KEY)).at("Idempotency-Key");
        }
        String query = call.request().getQueryString();
        String request = "POST " + call.request().getRequestURI() + "?" + (query == null ? "" : query) + "\n" + key;
        return HexFormat.of().formatHex(LimitedStream.sha256().digest(request.getBytes(StandardCharsets.UTF_8)));
    }

    /** The method answered with a refusal, so that its transaction is undone. */
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Response answer;

        Refused(Response answer) {
            super("refused", null, false, false);
            this.answer = answer;
        }
    }
}
