package org.linli.it;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One invocation on each engine. */
final class EngineInvocations implements ClassTemplateInvocationContextProvider {

    private record On(Engine engine, boolean rehearsing) implements ClassTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocation) {
            return engine.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new SharedServer(engine, rehearsing));
        }
    }

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<On> provideClassTemplateInvocationContexts(ExtensionContext context) {
        OnBothEngines wanted = context.getRequiredTestClass().getAnnotation(OnBothEngines.class);
        return Arrays.stream(Engine.values()).filter(engine -> engine == Engine.DERBY || !wanted.oneWillDo()).map(engine -> new On(engine, wanted.rehearsing()));
    }
}
