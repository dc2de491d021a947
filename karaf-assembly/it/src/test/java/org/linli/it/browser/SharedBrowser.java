package org.linli.it.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.linli.it.LinliServer;

/** One server with the demo town and one browser for all tests of a run; after each the server's log and the browser's console are looked through. */
final class SharedBrowser implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Namespace ALL = Namespace.create(SharedBrowser.class);
    private static final Path SERVERS = Path.of("target", "servers").toAbsolutePath();
    private static final Optional<Chromium> FOUND = Chromium.found();

    static {
        if (FOUND.isEmpty()) {
            System.out.println("SKIPPED: all tests in a browser, because there is no chromium with chromedriver on the path (Debian: chromium chromium-driver)");
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return FOUND.isPresent() ? ConditionEvaluationResult.enabled("there is a browser") : ConditionEvaluationResult.disabled("no chromium with chromedriver on the path");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LinliServer.class || parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        LinliServer server = server(context);
        return parameter.getParameter().getType() == LinliServer.class ? server
                : shared(context).getOrComputeIfAbsent("browser", made -> new Browser(FOUND.orElseThrow(), server), Browser.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Browser browser = shared(context).get("browser", Browser.class);
        if (browser != null) {
            context.getExecutionException().ifPresent(failed -> browser.keep("failed-" + context.getRequiredTestMethod().getName()));
            browser.assertQuietConsole();
        }
        server(context).assertQuietLog();
    }

    private static LinliServer server(ExtensionContext context) {
        return shared(context).getOrComputeIfAbsent("server", made -> start(), LinliServer.class);
    }

    private static Store shared(ExtensionContext context) {
        return context.getRoot().getStore(ALL);
    }

    private static LinliServer start() {
        try {
            Path data = Files.createTempDirectory(Files.createDirectories(SERVERS), "browser");
            return LinliServer.withDemoTown(data).environment("LINLI_REHEARSAL", "true").environment("LINLI_LIMITS_RATE_ACCOUNT", "0")
                    .environment("LINLI_LIMITS_RATE_ADDRESS", "0").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
