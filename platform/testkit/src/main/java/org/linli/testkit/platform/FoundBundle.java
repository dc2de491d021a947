package org.linli.testkit.platform;

import java.nio.file.Path;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.osgi.framework.Constants;

/**
 * A bundle that was found on the class path.
 *
 * @param place    a jar or a folder of classes
 * @param manifest what it says of itself
 */
record FoundBundle(Path place, Manifest manifest) {

    private static final String MODULE = "Linli-Module";
    private static final Pattern FRAMEWORK = Pattern.compile("(^|,)\\s*org\\.osgi\\.framework\\s*;");

    private String header(String name) {
        String value = manifest.getMainAttributes().getValue(name);
        return value == null ? "" : value;
    }

    String name() {
        return header(Constants.BUNDLE_SYMBOLICNAME).split(";", 2)[0].strip();
    }

    String exports() {
        return header(Constants.EXPORT_PACKAGE);
    }

    String nameAndVersion() {
        return name() + ' ' + header(Constants.BUNDLE_VERSION);
    }

    /** Whether it is the framework, or its interfaces alone. */
    boolean framework() {
        return FRAMEWORK.matcher(exports()).find();
    }

    /** The id of the module that it is; empty for every other bundle. */
    String module() {
        return header(MODULE).split(";", 2)[0].strip();
    }

    /** Whether it belongs to Linli, modules included; what only helps tests doesn't. */
    boolean ofLinli() {
        String packages = header(Constants.IMPORT_PACKAGE) + ',' + exports();
        return packages.contains("org.linli.") && !packages.contains("org.junit.");
    }

    /** By which the framework takes it without a copy. */
    String location() {
        return "reference:" + place.toUri();
    }
}
