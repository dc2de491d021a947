package org.linli.incontainer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.features;

import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;
import org.linli.api.Text;
import org.linli.api.data.ModuleTables;
import org.linli.api.security.Open;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/** Modules and what they stand on come and go while the platform runs. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ModulesIT {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] thePlatform() throws Exception {
        return Stream.concat(Arrays.stream(BareKaraf.options()), Stream.of(features(BareKaraf.FEATURES, "linli-platform"))).toArray(Option[]::new);
    }

    @Before
    public void thePlatformIsReady() throws Exception {
        awaitStatus(200, "/health/ready");
    }

    @Test
    public void aModuleServesAsLongAsItIsThere() throws Exception {
        ServiceRegistration<?> module = register(new Trial("trial", "1.0.0", new Greeting("first")));
        assertEquals("first", get("/api/trial/greeting").body());
        module.unregister();
        assertEquals("its bundle is still there, so that it may come back", 503, get("/api/trial/greeting").statusCode());
        assertEquals(404, get("/api/never/greeting").statusCode());
    }

    @Test
    public void theHigherVersionServesAndTheLowerOneComesBackWhenItGoes() throws Exception {
        ServiceRegistration<?> one = register(new Trial("versions", "1.9.0", new Greeting("one")));
        ServiceRegistration<?> two = register(new Trial("versions", "1.10.0", new Greeting("two")));
        assertEquals("two", get("/api/versions/greeting").body());
        two.unregister();
        assertEquals("one", get("/api/versions/greeting").body());
        one.unregister();
    }

    @Test
    public void aModuleWithAMethodThatSaysNothingAboutAccessIsRefused() throws Exception {
        ServiceRegistration<?> module = register(new Trial("unguarded", "1.0.0", new Greeting("said"), new Unguarded()));
        assertTrue(get("/api").body(), get("/api").body().matches("(?s).*\"id\":\"unguarded\"[^}]*\"state\":\"REFUSED\".*"));
        assertTrue("not even its guarded methods are served", get("/api/unguarded/greeting").statusCode() >= 400);
        module.unregister();
    }

    @Test
    public void thePlatformComesBackAfterItsDatabaseWasAway() throws Exception {
        Bundle store = Arrays.stream(context.getBundles()).filter(bundle -> "platform-store".equals(bundle.getSymbolicName())).findFirst().orElseThrow();
        store.stop();
        awaitStatus(503, "/health/ready");
        store.start();
        awaitStatus(200, "/health/ready");
    }

    @Test
    public void whatTheVersionBeforeNeedsOfItsTablesStays() throws Exception {
        ModuleTables tables = context.getService(context.getServiceReference(ModuleTables.class));
        Stream<String> platform = Arrays.stream(context.getBundles()).filter(bundle -> bundle.getHeaders().get("Linli-Changelog") != null).map(Bundle::getLocation);
        List<String> all = Stream.concat(platform, Stream.of("mvn:org.linli/party-points/" + System.getProperty("linli.version"))).toList();
        assertTrue(all.toString(), all.size() >= 5);
        for (String location : all) {
            java.nio.file.Path jar = Files.createTempFile("changelog", ".jar");
            try (InputStream content = new URL(location).openStream()) {
                Files.copy(content, jar, StandardCopyOption.REPLACE_EXISTING);
            }
            assertEquals(location, List.of(), tables.faults(jar));
            Files.delete(jar);
        }
    }

    private ServiceRegistration<?> register(Trial module) {
        return context.registerService(LinliModule.class, module, new Hashtable<>(Map.of("linli.module", module.id())));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create("http://localhost:" + System.getProperty("linli.port") + path)).build(), BodyHandlers.ofString());
    }

    private static void awaitStatus(int status, String path) throws Exception {
        long end = System.nanoTime() + PATIENCE;
        HttpResponse<String> answer = get(path);
        while (answer.statusCode() != status && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            answer = get(path);
        }
        assertEquals(answer.body(), status, answer.statusCode());
    }

    private record Trial(String id, String version, List<Object> resources) implements LinliModule {

        Trial(String id, String version, Object... resources) {
            this(id, version, List.of(resources));
        }

        @Override
        public Text title() {
            return new Text("试验", "Trial");
        }

        @Override
        public Fitness check() {
            return Fitness.FIT;
        }
    }

    @Path("/greeting")
    public static final class Greeting {
        private final String text;

        Greeting(String text) {
            this.text = text;
        }

        @GET
        @Produces("text/plain")
        @Open("a trial for everybody")
        public String greeting() {
            return text;
        }
    }

    @Path("/unguarded")
    public static final class Unguarded {

        @GET
        @Produces("text/plain")
        public String unguarded() {
            return "for whom?";
        }
    }
}
