package org.linli.incontainer;

import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.vmOption;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFileExtend;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.karaf.options.LogLevelOption.LogLevel;

/** Karaf as its makers ship it, on free ports, knowing where our features and bundles lie. */
final class BareKaraf {

    private static final String KARAF = System.getProperty("karaf.version");
    static final String FEATURES = "mvn:org.linli/features/" + System.getProperty("linli.version") + "/xml/features";

    private static final Path SYSTEM = Path.of("..", "target", "assembly", "system").toAbsolutePath().normalize();
    private static final Path MODULES = Path.of("target", "modules").toAbsolutePath();
    /** Where Maven keeps what it fetched, as Failsafe says; Pax Exam's own bundles are fetched into it. */
    private static final String LOCAL_REPOSITORY = System.getProperty("localRepository");
    private static final String MVN = "etc/org.ops4j.pax.url.mvn.cfg";

    private BareKaraf() {
    }

    static Option[] options() throws IOException {
        Path work = Path.of("target").toAbsolutePath();
        String port = String.valueOf(freePort());
        Stream<Option> own = Stream.of(
                karafDistributionConfiguration().frameworkUrl(work.resolve("apache-karaf.zip").toUri().toString()).name("Apache Karaf").karafVersion(KARAF)
                        .unpackDirectory(work.resolve("exam").toFile()).useDeployFolder(false),
                logLevel(LogLevel.WARN),
                configureConsole().ignoreLocalConsole(),
                systemProperty("karaf.version").value(KARAF),
                systemProperty("linli.version").value(System.getProperty("linli.version")),
                systemProperty("linli.port").value(port),
                editConfigurationFilePut("etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", port),
                editConfigurationFilePut("etc/org.apache.karaf.shell.cfg", "sshPort", String.valueOf(freePort())),
                editConfigurationFilePut(MVN, "org.ops4j.pax.url.mvn.localRepository", Objects.requireNonNull(LOCAL_REPOSITORY, "run by Failsafe")),
                editConfigurationFileExtend(MVN, "org.ops4j.pax.url.mvn.defaultRepositories",
                        "," + SYSTEM.toUri() + "@id=linli," + MODULES.toUri() + "@id=modules"));
        return Stream.concat(own, java17().stream()).toArray(Option[]::new);
    }

    /** What Karaf's own script gives to Java. */
    private static List<Option> java17() {
        return Stream.of(
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module", "java.base=lib/endorsed/org.apache.karaf.specs.locator-" + KARAF + ".jar",
                "--patch-module", "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + KARAF + ".jar",
                "--add-opens", "java.base/java.security=ALL-UNNAMED",
                "--add-opens", "java.base/java.net=ALL-UNNAMED",
                "--add-opens", "java.base/java.lang=ALL-UNNAMED",
                "--add-opens", "java.base/java.util=ALL-UNNAMED",
                "--add-opens", "java.naming/javax.naming.spi=ALL-UNNAMED",
                "--add-opens", "java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.protocol.file=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.protocol.https=ALL-UNNAMED",
                "--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED",
                "--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED",
                "-classpath", "lib/jdk9plus/*:lib/boot/*").<Option>map(word -> vmOption(word)).toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
