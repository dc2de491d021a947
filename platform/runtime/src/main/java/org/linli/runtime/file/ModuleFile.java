package org.linli.runtime.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * A module's jar as its manifest describes it.
 *
 * <p>The header {@code Linli-Module: <id>;messages="org/example/messages"} makes a bundle a module; its title is the text {@code module.title}
 * of those messages.
 *
 * @param path    where the jar lies
 * @param id      the module's id
 * @param version the bundle's version
 * @param title   what people call it
 * @param imports the packages it needs, each with its attributes and directives
 * @param headers the main attributes of its manifest
 */
public record ModuleFile(Path path, String id, Version version, Text title, Map<String, ManifestHeader.Clause> imports, Map<String, String> headers) {

    /** Ids of the platform's own parts, and words that stand where an id would. */
    private static final Set<String> RESERVED = Set.of("core", "platform", "module", "changes");
    private static final int LONGEST_VERSION = 60;

    static final Messages MESSAGES = Messages.beside(ModuleFile.class);

    /** @throws Problem {@code INVALID} when the file is no module; where it lacks something that a module has, all of it is told */
    public static ModuleFile read(Path path) {
        try (JarFile jar = new JarFile(path.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            String header = manifest == null ? null : manifest.getMainAttributes().getValue(LinliModule.HEADER);
            if (header == null) {
                throw MESSAGES.problem(Problem.Kind.INVALID, "no-module");
            }
            return of(path, jar, header, attributes(manifest));
        } catch (IOException e) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "no-jar");
        }
    }

    private static ModuleFile of(Path path, JarFile jar, String header, Map<String, String> headers) throws IOException {
        List<ManifestHeader.Clause> clauses = ManifestHeader.parse(header);
        String id = clauses.size() == 1 ? clauses.get(0).name() : "";
        if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "bad-header", header);
        }
        if (RESERVED.contains(id)) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "reserved-id", id);
        }
        Text title = title(jar, clauses.get(0).attributes().get("messages"));
        var imports = new LinkedHashMap<String, ManifestHeader.Clause>();
        ManifestHeader.parse(headers.get(Constants.IMPORT_PACKAGE)).forEach(clause -> imports.put(clause.name(), clause));
        return new ModuleFile(path, id, version(headers.get(Constants.BUNDLE_VERSION)), title, imports, headers);
    }

    private static Version version(String text) {
        try {
            Version version = Version.parseVersion(text);
            if (version.toString().length() <= LONGEST_VERSION) {
                return version;
            }
            throw MESSAGES.problem(Problem.Kind.INVALID, "bad-version", text);
        } catch (IllegalArgumentException e) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "bad-version", text);
        }
    }

    private static Text title(JarFile jar, String messages) throws IOException {
        String zh = messages == null ? null : text(jar, messages + "_zh.properties");
        String en = messages == null ? null : text(jar, messages + "_en.properties");
        if (zh == null || en == null) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "no-title", String.valueOf(messages));
        }
        return new Text(zh, en);
    }

    private static String text(JarFile jar, String file) throws IOException {
        if (jar.getEntry(file) == null) {
            return null;
        }
        try (InputStream content = jar.getInputStream(jar.getEntry(file)); Reader reader = new InputStreamReader(content, StandardCharsets.UTF_8)) {
            var texts = new Properties();
            texts.load(reader);
            return texts.getProperty("module.title");
        } catch (IllegalArgumentException e) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "bad-texts", file, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> attributes(Manifest manifest) {
        var headers = new LinkedHashMap<String, String>();
        Attributes main = manifest.getMainAttributes();
        main.forEach((name, value) -> headers.put(name.toString(), value.toString()));
        return headers;
    }

    /** The platform's packages that it needs, each with the range of versions. */
    public List<String> api() {
        return imports.values().stream().filter(clause -> clause.name().startsWith("org.linli.api")).map(ModuleFile::shown).toList();
    }

    /** What else it needs, beyond Java itself. */
    public List<String> needs() {
        return imports.values().stream().filter(clause -> !clause.optional()).filter(clause -> !clause.name().matches("(org\\.linli\\.api|java)\\b.*"))
                .map(ModuleFile::shown).toList();
    }

    /** The places that its classes are read from; its own root alone unless it embeds libraries. */
    List<String> classPath() {
        return Arrays.stream(headers.getOrDefault(Constants.BUNDLE_CLASSPATH, ".").split(",")).map(String::trim).toList();
    }

    private static String shown(ManifestHeader.Clause clause) {
        String range = clause.attributes().get(Constants.VERSION_ATTRIBUTE);
        return range == null ? clause.name() : clause.name() + " " + range;
    }
}
