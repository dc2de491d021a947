package org.linli.testkit.platform;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** The services of a container, as those see them who stand outside of it. */
final class Services {

    /** How long a service may take to come: migrations on a busy machine. */
    private static final int SECONDS = 30;

    private final BundleContext context;

    Services(BundleContext context) {
        this.context = context;
    }

    /** The service, of several the one with the highest rank. @throws IllegalStateException when it doesn't come */
    <T> T await(Class<T> type) {
        return await(type, "(objectClass=" + type.getName() + ")", reference -> true);
    }

    /** The service that the filter finds and that is wanted, as soon as it is there. @throws IllegalStateException when it doesn't come */
    <T> T await(Class<T> type, String filter, Predicate<ServiceReference<?>> wanted) {
        CountDownLatch there = new CountDownLatch(1);
        ServiceTracker<Object, Object> tracker = new ServiceTracker<>(context, filter(filter), null) {
            @Override
            public Object addingService(ServiceReference<Object> reference) {
                Object service = wanted.test(reference) ? super.addingService(reference) : null;
                if (!type.isInstance(service)) {
                    return null;
                }
                there.countDown();
                return service;
            }
        };
        // also those that are offered under a name of the bundle's own besides, which this side has in another copy on its class path
        tracker.open(true);
        try {
            if (!there.await(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no service " + filter + " came within " + SECONDS + " s; the log says why");
            }
            return type.cast(tracker.getService());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + filter, e);
        } finally {
            tracker.close();
        }
    }

    private Filter filter(String text) {
        try {
            return context.createFilter(text);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
