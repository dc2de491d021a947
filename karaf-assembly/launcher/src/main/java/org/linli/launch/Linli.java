package org.linli.launch;

import java.io.IOException;
import java.io.Reader;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.linli.security.password.PasswordRule;

/** Starts Linli: {@code linli [--port N] [--data DIR] [--shell PORT] [--empty] [--help]}. */
public final class Linli {
    private static final String PASSWORD = "LINLI_ADMIN_PASSWORD";
    private static final String AUDIT_DAYS = "LINLI_AUDIT_DAYS";
    private static final int LEAST_AUDIT_DAYS = 183;
    private static final Duration BEFORE_SAYING_THAT_IT_TAKES_LONG = Duration.ofMinutes(2);

    private final Options options;
    private final DataFolder data;
    private final Workspace workspace;
    private final Container container;
    private volatile boolean ready;
    private volatile boolean asked;

    private Linli(Path home, Options options, DataFolder data) throws IOException, Refusal {
        this.options = options;
        this.data = data;
        this.workspace = new Workspace(home, data, new OperatorShell(options.shell()));
        workspace.prepare();
        checkAuditDays(System.getenv(AUDIT_DAYS), workspace.etc().resolve("linli.cfg"));
        Container.setPlaces(home, workspace);
        setDefaults(options, data);
        this.container = new Container();
    }

    /** Ends the process: status 0 after an orderly stop, 1 where it couldn't start, 2 after a wrong option. */
    public static void main(String[] args) {
        Path home = Path.of(System.getProperty("karaf.home")).toAbsolutePath().normalize();
        try {
            Options options = Options.parse(List.of(args), System.getenv(), home.resolveSibling("linli-data"));
            if (options.help()) {
                System.out.println(Texts.block("usage", String.valueOf(Options.DEFAULT_PORT)));
                return;
            }
            checkPassword(System.getenv(PASSWORD));
            DataFolder data = DataFolder.take(options.data());
            checkFree(options.port());
            new Linli(home, options, data).run();
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(refusal.status());
        } catch (IOException e) {
            System.err.println(Texts.line("start.failed", e));
            System.exit(Refusal.FAULT);
        }
    }

    private void run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "linli-stop"));
        Thread announcer = new Thread(this::announce, "linli-ready");
        announcer.setDaemon(true);
        announcer.start();
        try {
            Signals.onEnd(() -> {
                asked = true;
                System.exit(0);
            });
            container.run();
        } catch (Exception e) {
            tell("start.failed", e);
        }
        System.exit(0);
    }

    /** The one way out, whether by a signal, from the shell or after a failed start; the status given to exit() doesn't count. */
    private void stop() {
        int status = 0;
        try {
            if (!ready && !asked) {
                System.err.println(Texts.line("start.stopped", workspace.log().resolve("linli.log")));
                status = Refusal.FAULT;
            }
            if (container.stop() && ready) {
                workspace.leaveInOrder();
            }
            data.close();
        } catch (Exception e) {
            tell("stop.failed", e);
            status = Refusal.FAULT;
        }
        Runtime.getRuntime().halt(status);
    }

    /** The log may not be there yet, or no more. */
    private static void tell(String key, Exception fault) {
        System.err.println(Texts.line(key, fault));
        fault.printStackTrace();
    }

    private void announce() {
        Readiness readiness = new Readiness(options.port());
        try {
            if (!readiness.await(BEFORE_SAYING_THAT_IT_TAKES_LONG)) {
                System.err.println(Texts.line("start.slow", workspace.log().resolve("linli.log")));
                readiness.await(Duration.ofDays(1));
            }
            ready = true;
            String tls = System.getProperty("linli.https.port");
            if (tls != null) {
                System.out.println(Texts.block("ready.tls", tls));
            }
            System.out.println(Texts.block("ready", String.valueOf(options.port())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param given for the first administrator; null or blank lets the first start make one up */
    static void checkPassword(String given) throws Refusal {
        if (given != null && !given.isBlank() && !PasswordRule.holds(given, PasswordRule.ADMINISTRATOR)) {
            throw Refusal.fault("password.weak", PASSWORD, String.valueOf(PasswordRule.LONGEST), PasswordRule.ADMINISTRATOR);
        }
    }

    /** The law asks for half a year. @param given from the environment; null for what the settings say */
    static void checkAuditDays(String given, Path settings) throws IOException, Refusal {
        String days = given;
        if (days == null && Files.exists(settings)) {
            var read = new Properties();
            try (Reader reader = Files.newBufferedReader(settings)) {
                read.load(reader);
            }
            days = read.getProperty("audit.days");
        }
        if (days != null && !days.startsWith("$") && !(days.strip().matches("\\d{1,6}") && Integer.parseInt(days.strip()) >= LEAST_AUDIT_DAYS)) {
            throw Refusal.fault("audit.days", days.strip(), String.valueOf(LEAST_AUDIT_DAYS));
        }
    }

    private static void checkFree(int port) throws Refusal {
        try (ServerSocket socket = new ServerSocket(port)) {
            socket.setReuseAddress(true);
        } catch (BindException e) {
            throw Refusal.fault("port.in-use", String.valueOf(port), e.getMessage());
        } catch (IOException e) {
            throw Refusal.fault("port.unusable", String.valueOf(port), e.getMessage());
        }
    }

    /** What the settings and the platform find as system properties. */
    private static void setDefaults(Options options, DataFolder data) {
        System.setProperty("linli.port", String.valueOf(options.port()));
        // the HTTP server may start before its configuration arrives, and keeps the port of the framework's property then
        System.setProperty("org.osgi.service.http.port", String.valueOf(options.port()));
        System.setProperty("linli.data", data.root().toString());
        System.setProperty("linli.demo", String.valueOf(options.demo()));
        System.setProperty("derby.stream.error.file", data.karaf().resolve("log").resolve("derby.log").toString());
    }
}
