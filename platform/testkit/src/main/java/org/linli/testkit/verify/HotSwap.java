package org.linli.testkit.verify;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.runtime.file.ModuleFile;
import org.linli.runtime.file.ModuleRules;
import org.linli.store.ChangelogFaults;
import org.linli.testkit.verify.Finding.Severity;

/** Says of a built module whether it can be swapped for another version while it serves, and why not. */
public final class HotSwap {

    private static final Messages MESSAGES = Findings.MESSAGES;

    private HotSwap() {
    }

    /** Verifies the jar that is named; ends with status 0 when it can be swapped, else with 1. */
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(arguments, out) ? 0 : 1);
    }

    /** Prints what it finds, in Chinese and in English. @return whether the module can be swapped */
    static boolean run(String[] arguments, PrintStream out) {
        Path module = arguments.length == 1 ? Path.of(arguments[0]) : null;
        if (module == null || !Files.exists(module)) {
            print(MESSAGES.text("usage", String.join(" ", arguments)), "", out);
            return false;
        }
        List<Finding> findings = findings(module);
        for (Finding finding : findings) {
            out.println(MESSAGES.text("severity." + finding.severity()).zh() + " " + finding.severity() + " " + finding.rule() + " " + finding.where());
            print(finding.what(), "  ", out);
            print(MESSAGES.text("mend", finding.mend()), "  ", out);
            out.println();
        }
        long errors = findings.stream().filter(Finding::error).count();
        print(MESSAGES.text(errors == 0 ? "verdict.yes" : "verdict.no", module.getFileName().toString(), String.valueOf(errors),
                String.valueOf(findings.size() - errors)), "", out);
        return errors == 0;
    }

    private static void print(Text text, String before, PrintStream out) {
        out.println(before + text.zh());
        out.println(before + text.en());
    }

    /**
     * What keeps a module from being swapped while it serves, errors first; then what somebody should look at.
     *
     * @param module its jar, or the folder that becomes its jar, such as {@code target/classes}
     */
    public static List<Finding> findings(Path module) {
        try {
            if (Files.isDirectory(module)) {
                Path folder = Files.createTempDirectory("linli-module");
                Path jar = folder.resolve("module.jar");
                try {
                    pack(module, jar);
                    return inJar(jar);
                } finally {
                    Files.deleteIfExists(jar);
                    Files.delete(folder);
                }
            }
            return inJar(module);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Finding> inJar(Path jar) throws IOException {
        ModuleFile module;
        try {
            module = ModuleFile.read(jar);
        } catch (Problem no) {
            return List.of(new Finding(Severity.ERROR, no.code(), jar.getFileName().toString(), no.what(), no.mend()));
        }
        Contents contents = Contents.of(module);
        var code = new Code(contents.classes(), home(contents));
        var findings = new Findings(code);
        ModuleRules.breaches(module).forEach(one -> findings.add(new Finding(Severity.ERROR, one.rule(), one.where(), one.what(), one.mend())));
        contents.unreadable().forEach((name, reason) -> findings.error("unreadable", name, reason));
        contents.names().stream().filter(name -> name.matches(".*\\.(so|dll|dylib|jnilib)")).forEach(name -> findings.error("native", name, name));
        Facts facts = Facts.of(code);
        StaticState.check(facts, findings);
        Threads.check(facts, contents.components(), findings);
        Registrations.check(facts, contents.components(), findings);
        AccessRules.check(code, findings);
        Days.check(facts, findings);
        Texts.check(contents.files(), findings);
        ChangelogFaults.of(jar).forEach(fault -> findings.add(new Finding(Severity.ERROR, "migration", "Linli-Changelog", fault.withoutStop(),
                MESSAGES.text("rule.migration.mend"))));
        return findings.all();
    }

    /** The package of the class that hands the module over, as a path. */
    private static String home(Contents contents) {
        return contents.components().stream().filter(one -> one.provides().contains("org.linli.api.LinliModule"))
                .map(one -> one.implementation().replace('.', '/')).findFirst().map(name -> name.substring(0, name.lastIndexOf('/') + 1)).orElse("");
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar); var pack = new JarOutputStream(out); Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                pack.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, pack);
            }
        }
    }
}
