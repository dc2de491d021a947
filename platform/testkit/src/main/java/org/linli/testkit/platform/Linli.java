package org.linli.testkit.platform;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.servlet.Servlet;
import org.eclipse.jetty.server.HttpConfiguration;
import org.linli.api.calendar.Rehearsal;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.security.Caller;
import org.linli.api.security.Grant;
import org.linli.api.security.Guard;
import org.linli.api.security.SignIn;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.testkit.TestFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/**
 * The whole platform in memory, with the modules of the class path in it: real bundles in a real framework, on a database that goes with
 * the JVM, behind a web server on a free port of this machine. Its clock can be set.
 *
 * <p>The module under test is the first one on the class path, as a rule the project's own {@code target/classes}.
 */
public final class Linli implements AutoCloseable {

    /** What test classes take turns with. */
    static final String LOCK = "org.linli.testkit.platform";

    private static final String PASSWORD = "Linli-in-a-test-1";
    private static final String DATABASE = "jdbc:derby:memory:linli";
    /** CXF tells of each engine; held here because the JVM forgets loggers that nobody holds. */
    private static final Logger CXF = Logger.getLogger("org.apache.cxf");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Container container;
    private final Services services;
    private final TestAccounts accounts;
    private final WebServer web;
    private final Set<String> tablesOfThePlatform;
    private final Client admin;
    private int towns;
    private boolean untouched = true;

    /** Starts it; that takes some seconds. */
    Linli() {
        CXF.setLevel(java.util.logging.Level.WARNING);
        System.setProperty("linli.data", TestFolder.make().toString());
        container = new Container(Map.of("linli.admin.password", PASSWORD));
        services = new Services(container.context());
        accounts = new TestAccounts(container.context());
        String modules = container.modules().stream().map(Linli::id).collect(Collectors.joining(","));
        container.configure("linli", Map.of("rehearsal", true, "modules", modules));
        container.configure("org.linli.security", Map.of("bcrypt.cost", 4));
        settle();
        container.startPlatform();
        web = new WebServer(services.await(Servlet.class), List.of(services.await(HttpConfiguration.Customizer.class)));
        container.changelogs().forEach(id -> services.await(Schema.class, "(linli.schema=" + id + ")", reference -> true));
        tablesOfThePlatform = Set.copyOf(tables());
        container.startModules();
        String authorization = "Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes());
        admin = client(authorization);
        awaitModules();
    }

    private static String id(Bundle module) {
        return module.getHeaders("").get("Linli-Module").split(";", 2)[0].strip();
    }

    private Client client(String authorization) {
        return new Client(web.base(), () -> service(SignIn.class).signIn(authorization, "127.0.0.1"), () -> service(Guard.class),
                Map.of("Authorization", authorization));
    }

    private void settle() {
        towns++;
        container.configure("org.linli.store", Map.of("url", DATABASE, "town", "town-" + towns));
    }

    /** Moves to a town that has nothing in it yet but its administrator and what modules bring. */
    void newTown() {
        if (untouched) {
            untouched = false;
            return;
        }
        ServiceReference<?> former = container.context().getServiceReference(Transactions.class);
        accounts.forget();
        settle();
        services.await(Transactions.class, "(objectClass=" + Transactions.class.getName() + ")", reference -> !reference.equals(former));
        awaitModules();
    }

    /** Until everything serves, or until it is clear that something won't. */
    private void awaitModules() {
        long end = System.nanoTime() + PATIENCE;
        while (notReady() != null && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    /** What is missing; null when nothing is. */
    private String notReady() {
        Answer answer = admin.with("Accept-Language", "en").get("/health/ready");
        return answer.status() == 200 ? null : answer.body();
    }

    /** @throws IllegalStateException when something doesn't serve, with the reason */
    void requireServing() {
        String missing = notReady();
        if (missing != null) {
            Components components = new Components(service(ServiceComponentRuntime.class));
            List<String> idle = container.modules().stream().flatMap(module -> components.idle(module).stream()).toList();
            throw new IllegalStateException("not everything serves: " + missing + (idle.isEmpty() ? "" : "; " + String.join("; ", idle)));
        }
    }

    List<String> tables() {
        return service(Transactions.class).read(db -> db.list("select tablename from sys.systables where tabletype = 'T'", row -> row.text(1)));
    }

    /** The town's administrator, who may do everything. */
    public Client admin() {
        return admin;
    }

    /** Somebody who hasn't signed in. */
    public Client anonymous() {
        return new Client(web.base(), () -> null, () -> service(Guard.class), Map.of());
    }

    /**
     * A new account that may do what it is granted and nothing else; it lives as long as the town.
     *
     * @param name   how lists and the audit show it
     * @param grants permissions and where they reach, for example {@code new Grant("noise.reports.write", grid.path())}
     */
    public Client account(String name, Grant... grants) {
        Caller caller = accounts.make(name, grants);
        return client(TestAccounts.authorization(caller));
    }

    /** A new unit. @param parent null for a top */
    public Unit unit(String code, String name, Level level, Unit parent) {
        return admin.work(() -> service(Territory.class)
                .create(new Territory.NewUnit(code, name, parent == null ? null : parent.code(), level, null)));
    }

    /** A new person who lives in the unit. */
    public Person person(String number, String name, Unit unit) {
        return admin.work(() -> service(People.class)
                .create(new People.Entered(number, name, null, null, null, null, null, unit.code(), null, null)));
    }

    /** Sets the town's clock to a day, which then passes on as usual. */
    public void goTo(LocalDate today) {
        admin.work(() -> service(Rehearsal.class).goTo(today));
    }

    /**
     * A service of the platform, or of the module if its type is on the class path for both.
     *
     * <p>Services ask who is calling: wrap what needs a permission in {@link Client#work}.
     *
     * @throws IllegalStateException when there is none
     */
    public <T> T service(Class<T> type) {
        return services.await(type);
    }

    /** The framework that the bundles run in. */
    public BundleContext framework() {
        return container.context();
    }

    /** The bundle of the module under test. @throws IllegalStateException when there is no module on the class path */
    public Bundle module() {
        return container.modules().stream().findFirst().orElseThrow(() -> new IllegalStateException("There is no module on the class path. "
                + "Is the header Linli-Module in bnd.bnd, and were the classes built by Maven (mvn process-classes), so that bnd wrote "
                + "target/classes/META-INF/MANIFEST.MF?"));
    }

    @Override
    public void close() {
        web.close();
        accounts.close();
        container.close();
    }
}
