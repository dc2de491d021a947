package org.linli.testkit.platform;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives a test class the run's platform, with a town of its own. */
final class OwnTown implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(OwnTown.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        if (context.getRequiredTestClass().getEnclosingClass() != null && context.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            return;
        }
        Linli linli = linli(context);
        linli.ownTown();
        if (AnnotationSupport.findAnnotation(context.getRequiredTestClass(), LinliTest.class).map(LinliTest::serving).orElse(true)) {
            linli.missing().ifPresent(missing -> {
                throw new IllegalStateException("not everything serves: " + missing);
            });
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Linli.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return linli(context);
    }

    private static Linli linli(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Linli.class, key -> new Linli(), Linli.class);
    }
}
