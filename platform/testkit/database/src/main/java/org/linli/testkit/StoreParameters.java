package org.linli.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.linli.api.data.Transactions;

/** Gives each test its own database, and ends it after the test. */
record StoreParameters(Engine engine) implements ParameterResolver {

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestStore.class || type == Transactions.class || type == Engine.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Engine.class) {
            return engine;
        }
        TestStore store = context.getStore(Namespace.create(StoreParameters.class, context.getUniqueId()))
                .getOrComputeIfAbsent(TestStore.class, key -> TestStore.on(engine), TestStore.class);
        return type == TestStore.class ? store : store.transactions();
    }
}
