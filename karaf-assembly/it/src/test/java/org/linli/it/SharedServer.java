package org.linli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the server of an engine, started at the first wish and stopped at the end of the run, and looks through its log after each test. */
final class SharedServer implements ParameterResolver, AfterEachCallback {

    private static final Namespace SERVERS = Namespace.create(SharedServer.class);

    private static final Path SERVERS_FOLDER = Path.of("target", "servers").toAbsolutePath();

    private final Engine engine;

    SharedServer(Engine engine) {
        this.engine = engine;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LinliServer.class;
    }

    @Override
    public LinliServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(SERVERS).getOrComputeIfAbsent(engine, SharedServer::start, LinliServer.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        LinliServer server = context.getRoot().getStore(SERVERS).get(engine, LinliServer.class);
        if (server != null) {
            server.assertQuietLog();
        }
    }

    private static LinliServer start(Engine engine) {
        try {
            Path data = Files.createTempDirectory(Files.createDirectories(SERVERS_FOLDER), engine.name().toLowerCase());
            engine.configure(data);
            return LinliServer.at(data).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
