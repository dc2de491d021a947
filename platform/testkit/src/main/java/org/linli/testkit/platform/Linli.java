package org.linli.testkit.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.servlet.Servlet;
import org.eclipse.jetty.server.HttpConfiguration;
import org.linli.api.calendar.Rehearsal;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.Job;
import org.linli.api.jobs.Jobs;
import org.linli.api.modules.InstalledModule.State;
import org.linli.api.modules.ModuleChange;
import org.linli.api.modules.Modules;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.security.Grant;
import org.linli.api.security.Guard;
import org.linli.api.territory.Level;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.testkit.TestFolder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * The whole platform in memory, with the modules of the class path in it: real bundles in a real framework, on a database that goes with
 * the JVM, behind a web server on a free port of this machine. Its clock can be set.
 *
 * <p>The module under test is the first one on the class path, as a rule the project's own {@code target/classes}; a town gets it as it does
 * from a distribution.
 */
public final class Linli implements AutoCloseable {

    /** What test classes take turns with. */
    static final String LOCK = "org.linli.testkit.platform";

    private static final String PASSWORD = "Linli-in-a-test-1";
    private static final String DATABASE = "jdbc:derby:memory:linli";
    private static final String DATA = "linli.data";
    private static final String HOME = "karaf.home";
    /** CXF tells of each engine; held here because the JVM forgets loggers that nobody holds. */
    private static final Logger CXF = Logger.getLogger("org.apache.cxf");
    private static final Set<Job.State> ENDED = EnumSet.of(Job.State.DONE, Job.State.FAILED);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Container container;
    private final Services services;
    private final TestAccounts accounts;
    private final WebServer web;
    private final List<Path> modules;
    private final Client admin;
    private int towns;
    private int starts;
    private boolean untouched = true;

    /** Starts it; that takes some seconds. */
    Linli() {
        CXF.setLevel(java.util.logging.Level.WARNING);
        Path home = TestFolder.make();
        System.setProperty(DATA, home.resolve("data").toString());
        System.setProperty(HOME, home.toString());
        container = new Container(Map.of("linli.admin.password", PASSWORD));
        services = new Services(container.context());
        accounts = new TestAccounts(container.context());
        modules = pack(home.resolve("modules"));
        container.configure("linli", Map.of("rehearsal", true));
        container.configure("org.linli.security", Map.of("bcrypt.cost", 4));
        settle(1);
        container.startPlatform();
        web = new WebServer(services.await(Servlet.class), List.of(services.await(HttpConfiguration.Customizer.class)));
        admin = client("Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
        awaitReady();
    }

    private List<Path> pack(Path folder) {
        try {
            Files.createDirectories(folder);
            return container.modules().stream().map(module -> Packed.jar(module, folder)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Client client(String authorization) {
        return new Client(web.base(), () -> accounts.signIn(authorization, "127.0.0.1"), () -> service(Guard.class),
                Map.of("Authorization", authorization));
    }

    /** A setting that nobody asks for lets the store begin anew even where the town stays. */
    private void settle(int town) {
        towns = Math.max(town, towns);
        starts++;
        container.configure("org.linli.store", Map.of("url", DATABASE, "town", "town-" + town, "starts", starts));
    }

    /** Moves to a town that has nothing in it yet but its administrator and the modules of the class path. */
    public void newTown() {
        accounts.forget();
        begin(towns + 1);
    }

    /** The first one is new already. */
    void ownTown() {
        if (!untouched) {
            newTown();
        }
        untouched = false;
    }

    /** Ends everything that works with the database and starts it again, as a server does; the town and its data stay. */
    public void restart() {
        begin(towns);
    }

    private void begin(int town) {
        ServiceReference<?> former = container.context().getServiceReference(Transactions.class);
        settle(town);
        services.await(Transactions.class, "(objectClass=" + Transactions.class.getName() + ")", reference -> !reference.equals(former));
        awaitReady();
    }

    /** Until everything serves, or until a module has failed to: that it is tried again after a while helps no test. */
    private void awaitReady() {
        long end = System.nanoTime() + PATIENCE;
        while (missing().isPresent() && failures().isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    /** Why modules don't serve, a sentence for each. */
    private String failures() {
        Answer answer = admin.with("Accept-Language", "en").get("/api/platform/modules");
        return answer.status() != 200 ? "" : StreamSupport.stream(answer.json().spliterator(), false)
                .filter(module -> module.path("state").asText().equals(State.BEHIND.name()) && module.hasNonNull("reason"))
                .map(module -> module.path("id").asText() + ": " + module.path("reason").path("en").asText()).collect(Collectors.joining("; "));
    }

    /** What keeps the town from being ready, such as a module that doesn't serve, in English and with the reason; empty when it is. */
    public Optional<String> missing() {
        Answer answer = admin.with("Accept-Language", "en").get("/health/ready");
        if (answer.status() == 200) {
            return Optional.empty();
        }
        String failures = failures();
        return Optional.of(failures.isEmpty() ? answer.body() : failures);
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
        return client(TestAccounts.authorization(accounts.make(name, grants)));
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
     * A service of the platform.
     *
     * <p>Services ask who is calling: wrap what needs a permission in {@link Client#work}.
     *
     * @throws IllegalStateException when there is none
     */
    public <T> T service(Class<T> type) {
        return services.await(type);
    }

    /** The file of the module under test, as a server is given it. @throws IllegalStateException when there is no module on the class path */
    public Path module() {
        return modules.stream().findFirst().orElseThrow(() -> new IllegalStateException("There is no module on the class path. "
                + "Is the header Linli-Module in bnd.bnd, and were the classes built by Maven (mvn process-classes), so that bnd wrote "
                + "target/classes/META-INF/MANIFEST.MF?"));
    }

    /**
     * Gives the town a module, or a newer version of one, as an operator does.
     *
     * @return the change, ended: {@code DONE}, or {@code FAILED} with the reason
     * @throws org.linli.api.Problem when the file is refused
     */
    public ModuleChange bring(Path file) {
        return change(() -> {
            try (InputStream content = Files.newInputStream(file)) {
                return service(Modules.class).bring(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Goes back to a module's version before. @return the change, ended @throws org.linli.api.Problem when there is none */
    public ModuleChange rollBack(String module) {
        return change(() -> service(Modules.class).rollBack(module));
    }

    /** Takes a module away. @return the change, ended @throws org.linli.api.Problem when it isn't there */
    public ModuleChange remove(String module) {
        return change(() -> service(Modules.class).remove(module));
    }

    /** A change has ended when its job has; before that the module takes no other one. */
    private ModuleChange change(Supplier<ModuleChange> order) {
        ModuleChange ordered = admin.work(order);
        if (ordered.ended() != null) {
            return ordered;
        }
        long end = System.nanoTime() + PATIENCE;
        while (!ENDED.contains(admin.work(() -> service(Jobs.class).job(ordered.id())).state())) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the change doesn't end: " + admin.work(() -> service(Modules.class).change(ordered.id())));
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        return admin.work(() -> service(Modules.class).change(ordered.id()));
    }

    /** The framework that the bundles run in. */
    public BundleContext framework() {
        return container.context();
    }

    @Override
    public void close() {
        web.close();
        accounts.close();
        container.close();
        System.clearProperty(DATA);
        System.clearProperty(HOME);
    }
}
