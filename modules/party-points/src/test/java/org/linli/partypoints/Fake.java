package org.linli.partypoints;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/** Makes a service of the platform out of an object that has only those of its methods that a test needs. */
final class Fake {

    private Fake() {
    }

    static <T> T of(Class<T> service, Object some) {
        return service.cast(Proxy.newProxyInstance(Fake.class.getClassLoader(), new Class<?>[] {service}, (proxy, called, arguments) -> {
            Method method = Arrays.stream(some.getClass().getDeclaredMethods())
                    .filter(own -> own.getName().equals(called.getName()) && Arrays.equals(own.getParameterTypes(), called.getParameterTypes()))
                    .findFirst().orElseThrow(() -> new UnsupportedOperationException(service.getSimpleName() + "." + called.getName()));
            method.setAccessible(true);
            try {
                return method.invoke(some, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
