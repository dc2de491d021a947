package org.linli.testkit.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a module would leave with the Java machine or the web server, and resource methods that say nothing about access. */
class RegistrationsTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "Runtime.getRuntime().addShutdownHook(new Thread(() -> { }))",
        "System.setProperty(\"noise.limit\", \"55\")",
        "java.sql.DriverManager.registerDriver(null)",
        "java.lang.management.ManagementFactory.getPlatformMBeanServer().registerMBean(this, null)",
        "java.net.URL.setURLStreamHandlerFactory(null)",
        "Locale.setDefault(Locale.CHINA)",
        "TimeZone.setDefault(null)",
        "Thread.setDefaultUncaughtExceptionHandler(null)",
        "java.security.Security.addProvider(null)",
    })
    void whatAllOfTheJavaMachineSharesIsLeftAlone(String statement) {
        assertEquals(List.of("shared"), new BuiltModule().members("void begin() throws Exception { " + statement + "; }").rules());
    }

    @Test
    void nativeLibrariesAreFound() {
        assertEquals(List.of("native"), new BuiltModule().members("void begin() { System.loadLibrary(\"meter\"); }").rules());
        assertEquals(List.of("native"), new BuiltModule().members("native int read();").rules());
        assertEquals(List.of("native"), new BuiltModule().file("lib/libmeter.so", "").rules());
    }

    @Test
    void aServletOfItsOwnIsFound() {
        assertEquals(List.of("servlet"), new BuiltModule().source("Part", """
                import org.osgi.service.component.annotations.*;
                @Component(service = Part.class, property = "osgi.http.whiteboard.resource.pattern=/noise/*")
                public class Part { }
                """).rules());
        assertEquals(List.of("servlet"), new BuiltModule().source("Part", """
                import org.osgi.service.component.annotations.*;
                @Component(service = Part.class, property = "osgi.jaxrs.resource=true")
                public class Part { }
                """).rules());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"})
    void aResourceMethodWithoutAccessRuleIsFound(String method) {
        BuiltModule module = resource("@" + method + " public String open() { return \"\"; }");
        assertEquals(List.of("unguarded"), module.rules());
        assertEquals(List.of("org.example.noise.Part.open(Part.java:5)"), module.places().toList());
    }

    @Test
    void soAreThoseOfInterfacesAndOfMethodsThatTheModuleInvents() {
        assertEquals(List.of("unguarded"), new BuiltModule().source("Part", "import javax.ws.rs.*;\npublic interface Part { @GET String open(); }").rules());
        assertEquals(List.of("unguarded"), resource("@HttpMethod(\"LOCK\") @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                + " @interface Lock { } @Lock public String open() { return \"\"; }").rules());
        assertEquals(List.of("unguarded"), resource("@GET @Needs(\" \") public String open() { return \"\"; }").rules());
    }

    @Test
    void twoRulesAndLocatorsAreRefusedAsThePlatformDoes() {
        assertEquals(List.of("guarded-twice"), resource("@GET @Needs(\"noise.read\") @Open(\"x\") public String open() { return \"\"; }").rules());
        assertEquals(List.of("locator"), resource("@Path(\"one\") public Object one() { return this; }").rules());
    }

    private static BuiltModule resource(String method) {
        return new BuiltModule().source("Part", "import javax.ws.rs.*;\nimport org.linli.api.security.*;\n@Path(\"part\") public class Part {\n"
                + method + "\n}");
    }
}
