package org.linli.runtime.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.Problem;

/** Each module here keeps all rules but one. */
class ModuleRulesTest {

    private static final String SERVICE = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="noise">
              <property name="linli.module" type="String" value="noise"/>
              <service><provide interface="org.linli.api.LinliModule"/></service>
              <implementation class="org.example.noise.NoiseModule"/>
            </scr:component>""";

    @TempDir
    Path folder;

    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "noise",
            "Bundle-Version", "1.0.0", "Linli-Module", "noise;messages=\"org/example/noise/messages\"", "Service-Component", "OSGI-INF/*.xml",
            "Import-Package", "java.util,javax.ws.rs;version=\"[2.1,3)\",org.linli.api;version=\"[1.1,2)\",org.linli.api.data;version=\"[1.1,2)\"",
            "Provide-Capability", "osgi.service;objectClass:List<String>=\"org.linli.api.LinliModule\";uses:=\"org.linli.api\""));
    private final Map<String, byte[]> files = new LinkedHashMap<>(Map.of("OSGI-INF/noise.xml", bytes(SERVICE),
            "org/example/noise/NoiseModule.class", bytes(""), "org/example/noise/messages_zh.properties", bytes("module.title=噪声"),
            "org/example/noise/messages_en.properties", bytes("module.title=Noise")));

    @Test
    void aModuleThatKeepsAllRulesIsTaken() {
        assertEquals(List.of(), faults());
    }

    @Test
    void whatIsWrongIsToldWithTheMendInBothLanguages() {
        headers.put("Export-Package", "org.example.noise;version=\"1.0.0\"");
        Problem.Fault fault = faults().get(0);
        assertEquals("Export-Package", fault.where());
        assertTrue(fault.what().zh().startsWith("它导出了包（org.example.noise"), fault.what().zh());
        assertTrue(fault.what().en().contains("modules exchange data through the platform"), fault.what().en());
    }

    @Test
    void whatOthersWouldHangOnOrThatHangsOnOthersIsRefused() {
        refused("exports", "Export-Package", "org.example.noise");
        refused("capabilities", "Provide-Capability", "osgi.serviceloader;osgi.serviceloader=\"org.example.Meter\"");
        refused("required-bundle", "Require-Bundle", "org.apache.felix.framework");
        refused("fragment", "Fragment-Host", "org.linli.platform-core");
    }

    @Test
    void whatCanNotBeThereTwiceIsRefused() {
        refused("singleton", "Bundle-SymbolicName", "noise;singleton:=true");
        refused("native-code", "Bundle-NativeCode", "lib/libnoise.so;osname=linux");
    }

    @Test
    void whatCanNotBeJudgedBeforeItRunsIsRefused() {
        refused("activator", "Bundle-Activator", "org.example.noise.Activator");
        refused("dynamic-import", "DynamicImport-Package", "*");
        refused("optional-import", "Import-Package", "org.linli.api,com.example.meters;resolution:=optional");
    }

    @Test
    void aJarThatIsNoBundleIsRefused() {
        headers.put("Bundle-ManifestVersion", "1");
        assertEquals(List.of("no-bundle"), rules());
    }

    @Test
    void onlyTheApiOfThePlatformAndItsLibrariesAreOpenToModules() {
        refused("closed-import", "Import-Package", "org.linli.core");
        refused("closed-import", "Import-Package", "javax.servlet.http;version=\"[3.1,5)\"");
        refused("closed-import", "Import-Package", "org.apache.karaf.features");
        refused("closed-import", "Import-Package", "org.apache.cxf.jaxrs.ext");
        headers.put("Import-Package", "org.linli.api,org.linli.api.data,javax.servletlike,org.slf4j,com.fasterxml.jackson.databind,org.osgi.framework");
        assertEquals(List.of(), faults());
    }

    @Test
    void tablesAreOfTheModule() {
        refused("foreign-changelog", "Linli-Changelog", "core;path=\"db/changelog.xml\"");
        headers.put("Linli-Changelog", "noise;path=\"db/changelog.xml\"");
        assertEquals(List.of(), faults());
    }

    @Test
    void itHandsItselfOverByExactlyOneService() {
        headers.remove("Service-Component");
        assertEquals(List.of("no-components"), rules());
        headers.put("Service-Component", "OSGI-INF/noise.xml");
        assertEquals(List.of(), rules());
        files.put("OSGI-INF/noise.xml", bytes(SERVICE.replace("org.linli.api.LinliModule", "org.example.Other")));
        assertEquals(List.of("no-service"), rules());
        files.put("OSGI-INF/noise.xml", bytes(SERVICE.replace("value=\"noise\"", "value=\"other\"")));
        assertEquals(List.of("foreign-service"), rules());
        files.put("OSGI-INF/noise.xml", bytes("<component"));
        assertEquals(List.of("bad-component"), rules());
        files.put("OSGI-INF/noise.xml", bytes(SERVICE));
        files.put("OSGI-INF/second.xml", bytes(SERVICE));
        headers.put("Service-Component", "OSGI-INF/noise.xml,OSGI-INF/second.xml");
        assertEquals(List.of("many-services"), rules());
        headers.put("Service-Component", "OSGI-INF/missing.xml");
        assertEquals(List.of("bad-component"), rules());
    }

    @Test
    void whatThePlatformOffersIsNotBroughtAlong() {
        for (String name : List.of("org/linli/api/Text", "javax/ws/rs/GET", "com/fasterxml/jackson/databind/ObjectMapper", "org/slf4j/Logger",
                "javax/servlet/Servlet", "org/osgi/framework/Bundle", "META-INF/versions/17/org/slf4j/Logger", "liquibase/Liquibase")) {
            files.put(name + ".class", bytes(""));
            assertEquals(List.of("embeds"), rules(), name);
            files.remove(name + ".class");
        }
        files.put("org/linli/noise/Own.class", bytes(""));
        files.put("com/fasterxml/jackson/dataformat/xml/XmlMapper.class", bytes(""));
        assertEquals(List.of(), rules());
    }

    @Test
    void norInAJarInside() throws IOException {
        var inner = new ByteArrayOutputStream();
        try (var jar = new JarOutputStream(inner)) {
            jar.putNextEntry(new ZipEntry("org/slf4j/Logger.class"));
        }
        files.put("lib/logging.jar", inner.toByteArray());
        assertEquals(List.of(), rules());
        headers.put("Bundle-ClassPath", ".,lib/logging.jar");
        assertEquals(List.of("embeds"), rules());
        assertEquals("lib/logging.jar", faults().get(0).where());
    }

    @Test
    void aModuleHasNotMoreThan20Megabytes() {
        var photos = new byte[(int) ModuleRules.MOST_BYTES];
        new Random(7).nextBytes(photos);
        files.put("photos.bin", photos);
        assertEquals(List.of("too-large"), rules());
    }

    private void refused(String rule, String header, String value) {
        String before = headers.put(header, value);
        assertEquals(List.of(rule), rules(), value);
        assertEquals(header, faults().get(0).where());
        if (before == null) {
            headers.remove(header);
        } else {
            headers.put(header, before);
        }
    }

    private List<String> rules() {
        return ModuleRules.breaches(module()).stream().map(Breach::rule).toList();
    }

    private List<Problem.Fault> faults() {
        return ModuleRules.faults(module());
    }

    private ModuleFile module() {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        Path path = folder.resolve("noise-1.0.0.jar");
        try (OutputStream out = Files.newOutputStream(path); var jar = new JarOutputStream(out, manifest)) {
            for (var file : files.entrySet()) {
                jar.putNextEntry(new ZipEntry(file.getKey()));
                jar.write(file.getValue());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return ModuleFile.read(path);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
