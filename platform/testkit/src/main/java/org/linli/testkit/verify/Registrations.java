package org.linli.testkit.verify;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linli.runtime.file.Component;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/** Finds what a module leaves with the Java machine or the web server, where it outlives the module or meets its other version. */
final class Registrations {

    /** Methods that change what all of the Java machine shares, by class. */
    private static final Map<String, Set<String>> SHARED = Map.ofEntries(
            Map.entry("java/lang/Runtime", Set.of("addShutdownHook")),
            Map.entry("java/lang/System", Set.of("setProperty", "setProperties", "clearProperty", "setOut", "setErr", "setIn", "setSecurityManager")),
            Map.entry("java/lang/Thread", Set.of("setDefaultUncaughtExceptionHandler")),
            Map.entry("java/sql/DriverManager", Set.of("registerDriver", "setLogWriter", "setLoginTimeout")),
            Map.entry("javax/management/MBeanServer", Set.of("registerMBean", "createMBean")),
            Map.entry("java/net/URL", Set.of("setURLStreamHandlerFactory")),
            Map.entry("java/net/URLConnection", Set.of("setContentHandlerFactory", "setFileNameMap", "setDefaultUseCaches")),
            Map.entry("java/net/ProxySelector", Set.of("setDefault")), Map.entry("java/net/Authenticator", Set.of("setDefault")),
            Map.entry("java/net/CookieHandler", Set.of("setDefault")), Map.entry("java/net/ResponseCache", Set.of("setDefault")),
            Map.entry("javax/net/ssl/HttpsURLConnection", Set.of("setDefaultSSLSocketFactory", "setDefaultHostnameVerifier")),
            Map.entry("javax/net/ssl/SSLContext", Set.of("setDefault")),
            Map.entry("java/security/Security", Set.of("addProvider", "insertProviderAt", "setProperty", "removeProvider")),
            Map.entry("java/util/Locale", Set.of("setDefault")), Map.entry("java/util/TimeZone", Set.of("setDefault")),
            Map.entry("java/util/logging/Logger", Set.of("addHandler")));

    private static final List<String> SERVLETS = List.of("javax/servlet/", "jakarta/servlet/", "org/osgi/service/http/", "org/osgi/service/servlet/");
    private static final List<String> WHITEBOARDS = List.of("osgi.http.whiteboard.", "osgi.jaxrs.");

    private Registrations() {
    }

    static void check(Facts facts, List<Component> components, Findings findings) {
        for (Facts.Call call : facts.calls()) {
            if (facts.code().is(call.owner(), owner -> SHARED.getOrDefault(owner, Set.of()).contains(call.name()))) {
                findings.error("shared", call.place(), Place.dotted(call.owner()) + "." + call.name());
            }
            if ((call.name().equals("load") || call.name().equals("loadLibrary"))
                    && (call.owner().equals("java/lang/System") || call.owner().equals("java/lang/Runtime"))) {
                findings.error("native", call.place(), call.name());
            }
        }
        for (ClassNode type : facts.code().classes()) {
            type.methods.stream().filter(method -> (method.access & Opcodes.ACC_NATIVE) != 0)
                    .forEach(method -> findings.error("native", new Place(type, method, 0), method.name));
            if (facts.code().kinds(type.name).stream().anyMatch(kind -> SERVLETS.stream().anyMatch(kind::startsWith))) {
                findings.error("servlet", Place.dotted(type.name), Place.dotted(type.name));
            }
        }
        components.forEach(component -> published(component, findings));
    }

    /** Components that the container's whiteboards would publish beside the platform. */
    private static void published(Component component, Findings findings) {
        boolean servlet = component.provides().stream().anyMatch(name -> SERVLETS.stream().anyMatch(name.replace('.', '/')::startsWith));
        boolean whiteboard = component.properties().keySet().stream().anyMatch(name -> WHITEBOARDS.stream().anyMatch(name::startsWith));
        if (servlet || whiteboard) {
            findings.error("servlet", component.file(), component.implementation());
        }
    }
}
