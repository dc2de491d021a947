package org.linli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the server of an engine, started at the first wish and stopped at the end of the run, and looks through its log after each test.
 * A rehearsing one belongs to one class and ends with it.
 */
final class SharedServer implements ParameterResolver, AfterEachCallback {

    private static final Namespace SERVERS = Namespace.create(SharedServer.class);

    private static final Path SERVERS_FOLDER = Path.of("target", "servers").toAbsolutePath();

    private record Kind(Engine engine, boolean rehearsing) {
    }

    /** What Karaf unpacked of the bundles goes with a server that ended in order: 60 MB each, of some dozens in a run. */
    private record Shared(LinliServer server, Path data) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            server.close();
            Path cache = data.resolve("karaf/cache");
            try (Stream<Path> files = Files.walk(cache)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private final Kind kind;

    SharedServer(Engine engine, boolean rehearsing) {
        this.kind = new Kind(engine, rehearsing);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LinliServer.class;
    }

    @Override
    public LinliServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return servers(context).getOrComputeIfAbsent(kind, SharedServer::start, Shared.class).server();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Shared shared = servers(context).get(kind, Shared.class);
        if (shared != null) {
            shared.server().assertQuietLog();
        }
    }

    private Store servers(ExtensionContext method) {
        return (kind.rehearsing() ? method.getParent().orElseThrow() : method.getRoot()).getStore(SERVERS);
    }

    private static Shared start(Kind kind) {
        try {
            Path data = Files.createTempDirectory(Files.createDirectories(SERVERS_FOLDER), kind.engine().name().toLowerCase());
            kind.engine().configure(data);
            return new Shared(LinliServer.at(data).environment("LINLI_REHEARSAL", String.valueOf(kind.rehearsing())).start(), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
