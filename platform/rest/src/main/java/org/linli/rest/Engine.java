package org.linli.rest;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.servlet.ServletConfig;
import javax.servlet.http.HttpServletResponse;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.apache.cxf.transport.http.DestinationRegistryImpl;
import org.apache.cxf.transport.http.HTTPTransportFactory;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** One face of one generation on a JAX-RS engine that shares nothing with others, so that it goes without a trace. */
final class Engine {

    private static final Messages MESSAGES = Messages.beside(Engine.class);
    /** A form has fewer fields. */
    static final String FORM_FIELDS = "500";

    private final String base;
    private final Bus bus;
    private final Server server;
    private final AbstractHTTPDestination destination;
    private final List<ClassResourceInfo> classes;

    private Engine(String base, Bus bus, Server server, List<ClassResourceInfo> classes) {
        this.base = base;
        this.bus = bus;
        this.server = server;
        this.classes = classes;
        this.destination = (AbstractHTTPDestination) server.getDestination();
    }

    /**
     * Starts an engine.
     *
     * @param module whose id completes the permissions of its methods
     * @throws Unpublishable when a method lacks its access rule or can't be reached
     */
    static Engine start(LinliModule module, Face face) throws Unpublishable {
        Thread thread = Thread.currentThread();
        ClassLoader former = thread.getContextClassLoader();
        Bus formerBus = BusFactory.getThreadDefaultBus(false);
        Bus bus = null;
        boolean started = false;
        try {
            thread.setContextClassLoader(JAXRSServerFactoryBean.class.getClassLoader());
            bus = new CXFBusFactory().createBus();
            BusFactory.clearDefaultBusForAnyThread(bus);
            BusFactory.setThreadDefaultBus(bus);
            JAXRSServerFactoryBean factory = factory(module, face, bus);
            Server server = factory.create();
            started = true;
            return new Engine(face.base(), bus, server, factory.getServiceFactory().getClassResourceInfo());
        } finally {
            BusFactory.setThreadDefaultBus(formerBus);
            thread.setContextClassLoader(former);
            if (!started && bus != null) {
                bus.shutdown(false);
            }
        }
    }

    private static JAXRSServerFactoryBean factory(LinliModule module, Face face, Bus bus) throws Unpublishable {
        bus.setProperty("skip.default.json.provider.registration", true);
        // without it a form has any number of fields (CVE-2026-57819)
        bus.setProperty("maxFormParameterCount", FORM_FIELDS);
        bus.setProperty(FaultListener.class.getName(), new EngineFaults());
        var factory = new JAXRSServerFactoryBean();
        factory.setBus(bus);
        factory.setAddress("/");
        factory.setDestinationFactory(new HTTPTransportFactory(new DestinationRegistryImpl()));
        factory.setServiceBeans(List.copyOf(face.beans()));
        List<ClassResourceInfo> classes = factory.getServiceFactory().getClassResourceInfo();
        Map<OperationResourceInfo, Access> rules = rules(module.id(), face, classes);
        Routes.check(classes);
        factory.setProviders(face.providers(classes, rules));
        factory.setInvoker(face.invoker(rules));
        return factory;
    }

    private static Map<OperationResourceInfo, Access> rules(String module, Face face, List<ClassResourceInfo> classes) throws Unpublishable {
        var rules = new IdentityHashMap<OperationResourceInfo, Access>();
        for (ClassResourceInfo type : classes) {
            for (OperationResourceInfo operation : type.getMethodDispatcher().getOperationResourceInfos()) {
                rules.put(operation, face.rule(Access.of(operation.getAnnotatedMethod(), module)));
                face.check(operation);
                operation.getMethodToInvoke().trySetAccessible();
            }
        }
        return rules;
    }

    /** Answers a request below the base path. */
    void answer(ServletConfig config, LimitedRequest request, HttpServletResponse answer) throws IOException {
        if (request.getMethod().equals("OPTIONS")) {
            tell(request.getRequestURI().substring(request.getContextPath().length()), answer);
            return;
        }
        request.setAttribute("org.apache.cxf.transport.endpoint.address", base);
        String url = request.getRequestURL().toString();
        request.setAttribute("org.apache.cxf.transport.endpoint.uri", url.substring(0, url.length() - request.getRequestURI().length()) + base);
        destination.invoke(config, config.getServletContext(), request, answer);
    }

    /** Says which methods a path takes, without asking who wants to know. */
    private void tell(String path, HttpServletResponse answer) {
        SortedSet<String> methods = path.startsWith(base) ? Routes.methods(classes, path.substring(base.length() - 1)) : new TreeSet<>();
        if (methods.isEmpty()) {
            throw MESSAGES.problem(Problem.Kind.NOT_FOUND, "path", path);
        }
        answer.setHeader("Allow", String.join(", ", methods));
        answer.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    void stop() {
        server.destroy();
        bus.shutdown(false);
    }
}
