package org.linli.rest;

import java.net.URL;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import javax.servlet.Servlet;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.context.ServletContextHelper;
import org.osgi.service.http.whiteboard.HttpWhiteboardConstants;

/**
 * Gives the web server the dispatcher.
 *
 * <p>The web server's whiteboard (Pax Web 8.0) looks for a servlet's context in one step and remembers the servlet in another; a context that comes
 * between the two is never given to the servlet. So the servlet comes first, when its context can't be there yet, and the context second, in the
 * same thread: a context that comes is given to all servlets that are remembered.
 */
@Component(service = {}, immediate = true)
public final class Entrance {

    private static final String NAME = "linli";

    private final List<ServiceRegistration<?>> registrations;

    /** Opens it. */
    @Activate
    public Entrance(BundleContext context, @Reference Dispatcher dispatcher) {
        registrations = List.of(
            context.registerService(Servlet.class, dispatcher, new Hashtable<>(Map.of(
                HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_NAME, NAME, HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN, "/*",
                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT, "(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME + "=" + NAME + ")"))),
            context.registerService(ServletContextHelper.class, new NoFiles(), new Hashtable<>(Map.of(
                HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME, NAME, HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_PATH, "/"))));
    }

    @Deactivate
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }

    /** The dispatcher serves everything, nothing is served from a bundle behind its back. */
    private static final class NoFiles extends ServletContextHelper {

        @Override
        public URL getResource(String name) {
            return null;
        }
    }
}
