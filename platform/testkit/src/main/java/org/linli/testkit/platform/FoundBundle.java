package org.linli.testkit.platform;

import java.nio.file.Path;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.linli.api.LinliModule;
import org.osgi.framework.Constants;

/**
 * A bundle that was found on the class path.
 *
 * @param place    a jar or a folder of classes
 * @param manifest what it says of itself
 */
record FoundBundle(Path place, Manifest manifest) {

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
        return header(LinliModule.HEADER).split(";", 2)[0].strip();
    }

    /** Whether it is one of the platform's own; what only helps tests isn't. */
    boolean ofPlatform() {
        String packages = header(Constants.IMPORT_PACKAGE) + ',' + exports();
        return module().isEmpty() && packages.contains("org.linli.") && !packages.contains("org.junit.");
    }

    boolean fragment() {
        return !header(Constants.FRAGMENT_HOST).isEmpty();
    }

    /** By which the framework takes it without a copy. */
    String location() {
        return "reference:" + place.toUri();
    }
}
