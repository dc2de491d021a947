package org.linli.launch;

import java.lang.reflect.Proxy;
import java.util.List;

/** The signals by which an operator or a service manager ends the process. */
final class Signals {
    private static final List<String> ENDING = List.of("INT", "TERM");

    private Signals() {
    }

    /** By reflection: sun.misc.Signal is no part of the Java API, and the compiler would warn of it for good. */
    static void onEnd(Runnable action) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object ending = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
            action.run();
            return null;
        });
        for (String name : ENDING) {
            signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance(name), ending);
        }
    }
}
