package org.linli.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StartOrderIT {

    private static final Path ETC = Path.of("..", "target", "assembly", "etc");
    private static final String ORDER = "startup.properties";

    /** A feature that comes before its settings starts with others: HTTP on another port, bundles from the network, no feature at all. */
    @Test
    void theSettingsAreReadBeforeTheFirstFeatureIsInstalled() throws IOException {
        int read = level("org.apache.felix.fileinstall");
        assertTrue(level("org.apache.felix.configadmin") < read, "settings are kept by a service that is there before they are read");
        assertTrue(level("org.apache.felix.configadmin.plugin.interpolation") < read, "what they refer to is put in from the start");
        assertTrue(read < level("org.apache.karaf.features.core"), "features find their settings");
    }

    /** Whoever reads a file that is written again at that moment finds half of it. */
    @Test
    void nobodyWritesTheSettingsWhileTheyAreRead() throws IOException {
        assertEquals("false", read("config.properties").getProperty("felix.fileinstall.enableConfigSave"));
    }

    private static int level(String bundle) throws IOException {
        Properties order = read(ORDER);
        return order.stringPropertyNames().stream().filter(name -> name.contains("/" + bundle + "/"))
                .mapToInt(name -> Integer.parseInt(order.getProperty(name))).findFirst()
                .orElseThrow(() -> new AssertionError(bundle + " isn't started in " + ORDER));
    }

    private static Properties read(String file) throws IOException {
        var values = new Properties();
        try (Reader lines = Files.newBufferedReader(ETC.resolve(file))) {
            values.load(lines);
        }
        return values;
    }
}
