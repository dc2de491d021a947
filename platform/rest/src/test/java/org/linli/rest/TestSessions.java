package org.linli.rest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Sessions;

/** Sessions whose secrets are counted; a name is a permission, a password is {@code right}, and one of {@code half} leaves a code due. */
final class TestSessions implements Sessions {

    private static final Text WORDS = new Text("不行", "no");

    private final Map<String, Session> open = new LinkedHashMap<>();
    private int count;

    @Override
    public Opened open(String signIn, String password, String code, String address, String device) {
        if (!List.of("right", "half").contains(password)) {
            throw new Problem(Problem.Kind.UNAUTHENTICATED, "sign-in", WORDS, WORDS);
        }
        return add(signIn, address, password.equals("half") ? Due.CODE : Due.NOTHING);
    }

    private Opened add(String name, String address, Due due) {
        String id = String.valueOf(++count);
        List<Grant> grants = due == Due.NOTHING ? List.of(new Grant(name, null)) : List.of();
        var session = new Session(id, new Caller(name, name, address, grants), due, "csrf-" + id);
        open.put("secret-" + id, session);
        return new Opened(session, "secret-" + id, Instant.EPOCH);
    }

    @Override
    public Optional<Session> find(String secret, String address) {
        return Optional.ofNullable(open.get(secret));
    }

    @Override
    public Opened complete(Session session, String code) {
        end(session);
        return add(session.caller().account(), session.caller().address(), Due.NOTHING);
    }

    @Override
    public void end(Session session) {
        end(session.id());
    }

    @Override
    public List<Listed> list() {
        return open.values().stream().map(each -> new Listed(each.id(), each.caller().address(), "", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH)).toList();
    }

    @Override
    public void end(String id) {
        open.values().removeIf(each -> each.id().equals(id));
    }

    @Override
    public void endAll(boolean tokens) {
        open.clear();
    }
}
