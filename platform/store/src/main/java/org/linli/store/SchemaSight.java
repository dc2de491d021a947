package org.linli.store;

import java.util.Collection;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook;

/**
 * Lets a bundle with a changelog see only its own schema.
 *
 * <p>While an upgrade runs beside the old version both announce the same id: the new one must not start on the old one's tables, nor stop
 * when the old one goes.
 */
final class SchemaSight implements FindHook, EventListenerHook {

    @Override
    public void find(BundleContext context, String name, String filter, boolean all, Collection<ServiceReference<?>> references) {
        references.removeIf(reference -> hidden(reference, context));
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerHook.ListenerInfo>> listeners) {
        listeners.keySet().removeIf(context -> hidden(event.getServiceReference(), context));
    }

    private static boolean hidden(ServiceReference<?> reference, BundleContext context) {
        Object owner = reference.getProperty(SchemaTracker.BUNDLE);
        if (owner == null) {
            return false;
        }
        Bundle viewer = context.getBundle();
        String header = viewer.getHeaders("").get(Changelog.HEADER);
        return header != null && !owner.equals(viewer.getBundleId())
                && Changelog.Header.parse(header).id().equals(reference.getProperty(SchemaTracker.SCHEMA));
    }
}
