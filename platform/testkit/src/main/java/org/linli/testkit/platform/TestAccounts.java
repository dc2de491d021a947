package org.linli.testkit.platform;

import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.linli.api.Ids;
import org.linli.api.security.Accounts;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.SignIn;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Accounts that a test makes up, before those that the platform keeps. */
final class TestAccounts implements SignIn, Accounts, AutoCloseable {

    private static final String BEARER = "Bearer test-";

    private final Map<String, Caller> made = new ConcurrentHashMap<>();
    private final ServiceTracker<SignIn, SignIn> signIns;
    private final ServiceTracker<Accounts, Accounts> accounts;

    TestAccounts(BundleContext context) {
        signIns = kept(context, SignIn.class);
        accounts = kept(context, Accounts.class);
        context.registerService(new String[] {SignIn.class.getName(), Accounts.class.getName()}, this,
                new Hashtable<>(Map.of(Constants.SERVICE_RANKING, Integer.MAX_VALUE)));
    }

    private <T> ServiceTracker<T, T> kept(BundleContext context, Class<T> type) {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null) {
            @Override
            public T addingService(ServiceReference<T> reference) {
                T service = super.addingService(reference);
                return service == TestAccounts.this ? null : service;
            }
        };
        tracker.open(true);
        return tracker;
    }

    Caller make(String name, Grant... grants) {
        Caller caller = new Caller(Ids.next(), name, "127.0.0.1", List.of(grants));
        made.put(caller.account(), caller);
        return caller;
    }

    static String authorization(Caller caller) {
        return BEARER + caller.account();
    }

    void forget() {
        made.clear();
    }

    @Override
    public Caller signIn(String authorization, String address) {
        Caller caller = authorization.startsWith(BEARER) ? made.get(authorization.substring(BEARER.length())) : null;
        return caller != null ? caller : there(signIns).signIn(authorization, address);
    }

    @Override
    public Caller signIn(String authorization, String address, Runnable costly) {
        return authorization.startsWith(BEARER) ? signIn(authorization, address) : there(signIns).signIn(authorization, address, costly);
    }

    @Override
    public Caller caller(String account, String address) {
        Caller caller = made.get(account);
        return caller != null ? caller : there(accounts).caller(account, address);
    }

    @Override
    public String name(String account) {
        Caller caller = made.get(account);
        return caller != null ? caller.name() : there(accounts).name(account);
    }

    @Override
    public String person(String account) {
        Caller caller = made.get(account);
        return caller != null ? caller.person() : there(accounts).person(account);
    }

    private static <T> T there(ServiceTracker<T, T> tracker) {
        T service = tracker.getService();
        if (service == null) {
            throw new IllegalStateException("the platform's accounts aren't there yet");
        }
        return service;
    }

    @Override
    public void close() {
        signIns.close();
        accounts.close();
    }
}
