package org.linli.security;

import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends sessions, tokens and second factors when the administration of accounts says so. */
@Component
public final class EndedSignIns implements SignInState {

    private final SessionStore sessions = new SessionStore();
    private final TokenStore tokens = new TokenStore();
    private final SecondFactorStore factors = new SecondFactorStore();
    private final LinkStore links = new LinkStore();

    @Activate
    public EndedSignIns(@Reference(target = "(linli.schema=security)") Schema schema) {
    }

    EndedSignIns() {
    }

    @Override
    public boolean forgetSecondFactor(Db db, String account) {
        return factors.remove(db, account);
    }

    @Override
    public void endSessions(Db db, String account, boolean tokensToo) {
        sessions.removeAll(db, account, null);
        if (tokensToo) {
            tokens.removeAll(db, account);
        }
    }

    @Override
    public void forgetProvider(Db db, String account) {
        links.remove(db, account);
    }
}
