package org.linli.security;

import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.territory.UnitFollower;
import org.linli.api.territory.UnitPath;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The scopes of posts and grants follow units that move, so that who works in a unit goes on working there. */
@Component
public final class ScopesOfGrants implements UnitFollower {

    private final AccountStore store = new AccountStore();

    @Activate
    public ScopesOfGrants(@Reference(target = "(linli.schema=security)") Schema schema) {
    }

    @Override
    public void moved(Db db, UnitPath from, UnitPath to) {
        store.moveScopes(db, from, to);
    }
}
