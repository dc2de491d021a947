package org.linli.rest;

import org.osgi.service.component.annotations.Component;

/**
 * Where {@link Api} stands while it is there, and {@link Dispatcher} finds it.
 *
 * <p>Not a dynamic reference of the dispatcher: the servlet container makes that in the thread of the first request, and Felix SCR 2.2.6 forgets a
 * service for good that comes at the same moment (FELIX-6616).
 */
@Component(service = Door.class)
public final class Door {

    private volatile Api api;

    synchronized void open(Api added) {
        api = added;
    }

    /** Closes it unless another one has come meanwhile. */
    synchronized void close(Api gone) {
        if (api == gone) {
            api = null;
        }
    }

    /** Null while what it needs isn't there. */
    Api api() {
        return api;
    }
}
