package org.linli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return servers(context).getOrComputeIfAbsent(kind, SharedServer::start, LinliServer.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        LinliServer server = servers(context).get(kind, LinliServer.class);
        if (server != null) {
            server.assertQuietLog();
        }
    }

    private Store servers(ExtensionContext method) {
        return (kind.rehearsing() ? method.getParent().orElseThrow() : method.getRoot()).getStore(SERVERS);
    }

    private static LinliServer start(Kind kind) {
        try {
            Path data = Files.createTempDirectory(Files.createDirectories(SERVERS_FOLDER), kind.engine().name().toLowerCase());
            kind.engine().configure(data);
            return LinliServer.at(data).environment("LINLI_REHEARSAL", String.valueOf(kind.rehearsing())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
