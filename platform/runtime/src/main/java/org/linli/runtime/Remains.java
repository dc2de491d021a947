package org.linli.runtime;

import java.util.List;

/** What a module that has been stopped left running. */
final class Remains {

    private Remains() {
    }

    /** The names of live threads that say that they belong to that class loader, by their class or by their context class loader; others can't be told. */
    static List<String> of(ClassLoader gone) {
        return gone == null ? List.of() : Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() == gone || thread.getClass().getClassLoader() == gone).map(Thread::getName).sorted().toList();
    }
}
