package org.linli.rest;

import java.net.URL;
import java.util.Hashtable;
import java.util.Map;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.HttpContext;
import org.osgi.service.http.HttpService;
import org.osgi.service.http.NamespaceException;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Gives the dispatcher to the web server, and again to each that comes.
 *
 * <p>By hand, because the HTTP whiteboard of Pax Web 8.0 loses or doubles a servlet that comes in the same moment as the web server.
 */
@Component(service = {}, immediate = true)
public final class Entrance extends ServiceTracker<HttpService, HttpService> {

    private static final String EVERYTHING = "/";
    /** As Pax Web wants to be told that requests may be put aside. */
    private static final Map<String, String> BODIES_MAY_BE_AWAITED = Map.of("async-supported", "true");

    private final Dispatcher dispatcher;

    @Activate
    public Entrance(BundleContext context, @Reference Dispatcher dispatcher) {
        super(context, HttpService.class, null);
        this.dispatcher = dispatcher;
        open();
    }

    @Override
    public HttpService addingService(ServiceReference<HttpService> reference) {
        HttpService server = super.addingService(reference);
        try {
            server.registerServlet(EVERYTHING, dispatcher, new Hashtable<>(BODIES_MAY_BE_AWAITED), new NoFiles());
        } catch (ServletException | NamespaceException e) {
            throw new IllegalStateException("the web server doesn't take the dispatcher", e);
        }
        return server;
    }

    /** The web server forgets what it was given when it is given back itself. */
    @Deactivate
    @Override
    public void close() {
        super.close();
    }

    /** Nothing is served from a bundle behind the dispatcher's back. */
    private static final class NoFiles implements HttpContext {

        @Override
        public boolean handleSecurity(HttpServletRequest request, HttpServletResponse response) {
            return true;
        }

        @Override
        public URL getResource(String name) {
            return null;
        }

        @Override
        public String getMimeType(String name) {
            return null;
        }
    }
}
