package org.linli.core.notices;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Settings as the operator writes them, for tests; what isn't given has its default. */
final class Settings {

    private Settings() {
    }

    static <T> T of(Class<T> type, Map<String, Object> given) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> given.getOrDefault(method.getName().replace('_', '.'), method.getDefaultValue())));
    }
}
