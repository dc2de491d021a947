package org.linli.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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

/** The resources of one generation on a JAX-RS engine that shares nothing with others, so that it goes without a trace. */
final class Engine {

    private final String base;
    private final Bus bus;
    private final Server server;
    private final AbstractHTTPDestination destination;

    private Engine(String base, Bus bus, Server server) {
        this.base = base;
        this.bus = bus;
        this.server = server;
        this.destination = (AbstractHTTPDestination) server.getDestination();
    }

    /**
     * Starts an engine.
     *
     * @param module    whose id completes the permissions of its methods and ends its base path
     * @param resources instances of JAX-RS classes
     * @throws Unpublishable when a method lacks its access rule or can't be reached
     */
    static Engine start(LinliModule module, Collection<?> resources, Idempotency idempotency) throws Unpublishable {
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
            Server server = server(module, resources, bus, idempotency);
            started = true;
            return new Engine("/api/" + module.id() + "/", bus, server);
        } finally {
            BusFactory.setThreadDefaultBus(formerBus);
            thread.setContextClassLoader(former);
            if (!started && bus != null) {
                bus.shutdown(false);
            }
        }
    }

    private static Server server(LinliModule module, Collection<?> resources, Bus bus, Idempotency idempotency) throws Unpublishable {
        bus.setProperty("skip.default.json.provider.registration", true);
        bus.setProperty(FaultListener.class.getName(), new EngineFaults());
        var factory = new JAXRSServerFactoryBean();
        factory.setBus(bus);
        factory.setAddress("/");
        factory.setDestinationFactory(new HTTPTransportFactory(new DestinationRegistryImpl()));
        var description = new OpenApiResource();
        var all = new ArrayList<Object>(resources);
        all.add(description);
        factory.setServiceBeans(all);
        List<ClassResourceInfo> classes = factory.getServiceFactory().getClassResourceInfo();
        Map<OperationResourceInfo, Access> rules = rules(module.id(), classes);
        Routes.check(classes);
        description.describe(() -> OpenApi.of(module, classes, rules));
        ObjectMapper mapper = Json.mapper();
        factory.setProviders(List.of(new JsonReader(mapper), new AnswerWriter(), new Parameters(), new Refusals(classes), new Faults(),
            new AccessFilter(rules), new BodyEnd()));
        factory.setInvoker(new GuardedInvoker(rules, new Answers(mapper), idempotency));
        return factory.create();
    }

    private static Map<OperationResourceInfo, Access> rules(String module, List<ClassResourceInfo> classes) throws Unpublishable {
        var rules = new IdentityHashMap<OperationResourceInfo, Access>();
        for (ClassResourceInfo type : classes) {
            for (OperationResourceInfo operation : type.getMethodDispatcher().getOperationResourceInfos()) {
                rules.put(operation, Access.of(operation.getAnnotatedMethod(), module));
                operation.getMethodToInvoke().trySetAccessible();
            }
        }
        return rules;
    }

    /** Answers a request below the base path. */
    void answer(ServletConfig config, LimitedRequest request, HttpServletResponse answer) throws IOException {
        request.setAttribute("org.apache.cxf.transport.endpoint.address", base);
        String url = request.getRequestURL().toString();
        request.setAttribute("org.apache.cxf.transport.endpoint.uri", url.substring(0, url.length() - request.getRequestURI().length()) + base);
        destination.invoke(config, config.getServletContext(), request, answer);
    }

    void stop() {
        server.destroy();
        bus.shutdown(false);
    }
}
