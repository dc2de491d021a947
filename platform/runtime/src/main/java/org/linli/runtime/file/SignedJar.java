package org.linli.runtime.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A jar read to its end, so that every entry was compared with what was signed.
 *
 * <p>Java itself passes over much: it takes entries that nobody signed beside those that somebody did, doesn't miss those that are gone, and
 * takes a jar whose signature it can't read or finds too weak for one without.
 */
final class SignedJar {

    private static final Pattern SIGNING = Pattern.compile("META-INF/([^/]+)\\.(SF|RSA|DSA|EC)");
    private static final Pattern DIGEST = Pattern.compile("(?i)(.+)-Digest");
    /** What Java no longer takes. */
    private static final Pattern OLD = Pattern.compile("(?i)MD\\d|SHA-?1?");

    private final JarFile jar;
    private final Set<String> names = new HashSet<>();
    private final Set<String> statements = new TreeSet<>();
    private final Map<String, JarEntry> blocks = new TreeMap<>();
    private final List<JarEntry> entries = new ArrayList<>();
    private final Set<String> algorithms = new HashSet<>();
    private final List<CodeSigner> signers = new ArrayList<>();
    private Signature flaw;

    private SignedJar(JarFile jar) {
        this.jar = jar;
    }

    /** @throws IOException when it is no jar */
    static SignedJar read(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile(), true)) {
            SignedJar signed = new SignedJar(jar);
            signed.flaw = signed.look();
            return signed;
        }
    }

    /** Why nobody can be said to have signed it; empty where somebody has. */
    Optional<Signature> flaw() {
        return Optional.ofNullable(flaw);
    }

    /** Those who signed every entry. */
    List<CodeSigner> signers() {
        return List.copyOf(signers);
    }

    private Signature look() throws IOException {
        String twice = sort();
        if (twice != null) {
            return Signature.tampered("twice", twice);
        }
        Set<String> digested = digested();
        if (statements.isEmpty() && blocks.isEmpty()) {
            return digested.isEmpty() ? Signature.none() : Signature.tampered("stripped");
        }
        if (!statements.equals(blocks.keySet())) {
            return Signature.tampered("stripped");
        }
        for (String name : digested) {
            if (!names.contains(name)) {
                return Signature.tampered("removed", name);
            }
        }
        return compare();
    }

    /** @return a name that is there twice, of which one reader sees this and another that; null without one */
    private String sort() {
        for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
            String name = entry.getName();
            Matcher signing = SIGNING.matcher(name.toUpperCase(Locale.ROOT));
            if (!names.add(name) && !entry.isDirectory()) {
                return name;
            }
            if (signing.matches() && signing.group(2).equals("SF")) {
                statements.add(signing.group(1));
            } else if (signing.matches()) {
                blocks.put(signing.group(1), entry);
            } else if (!entry.isDirectory() && !name.equals(JarFile.MANIFEST_NAME)) {
                entries.add(entry);
            }
        }
        return null;
    }

    /** The entries whose digests the manifest has. */
    private Set<String> digested() throws IOException {
        Set<String> digested = new TreeSet<>();
        Manifest manifest = jar.getManifest();
        if (manifest != null) {
            manifest.getEntries().forEach((name, attributes) -> {
                Set<String> by = attributes.keySet().stream().map(key -> DIGEST.matcher(key.toString())).filter(Matcher::matches)
                        .map(digest -> digest.group(1)).collect(Collectors.toSet());
                algorithms.addAll(by);
                if (!by.isEmpty()) {
                    digested.add(name);
                }
            });
        }
        return digested;
    }

    private Signature compare() throws IOException {
        Set<CodeSigner> common = null;
        String unsigned = null;
        for (JarEntry entry : entries) {
            try {
                drain(entry);
            } catch (SecurityException e) {
                return changed(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                return Signature.tampered("damaged", entry.getName());
            }
            CodeSigner[] by = entry.getCodeSigners();
            if (by == null) {
                unsigned = unsigned == null ? entry.getName() : unsigned;
            } else if (common == null) {
                common = new LinkedHashSet<>(List.of(by));
            } else {
                common.retainAll(List.of(by));
            }
        }
        if (common == null) {
            return passedOver();
        }
        if (unsigned != null) {
            return Signature.tampered("added", unsigned);
        }
        if (common.isEmpty()) {
            return Signature.tampered("mixed");
        }
        signers.addAll(common);
        return null;
    }

    /** Java names what was changed last, if it is a file; otherwise it is what was said of all of them. */
    private Signature changed(String message) {
        return names.stream().filter(name -> message.endsWith(" " + name)).max(Comparator.comparing(String::length))
                .map(name -> Signature.tampered("changed", name)).orElseGet(() -> Signature.tampered("manifest"));
    }

    private void drain(JarEntry entry) throws IOException {
        try (InputStream content = jar.getInputStream(entry)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Java takes it for a jar that nobody signed: because of an old vendor's algorithms, or because the signature was made unfit. */
    private Signature passedOver() throws IOException {
        for (JarEntry block : blocks.values()) {
            try (InputStream content = jar.getInputStream(block)) {
                CertificateFactory.getInstance("X.509").generateCertPath(new ByteArrayInputStream(content.readAllBytes()), "PKCS7");
            } catch (CertificateException e) {
                return Signature.tampered("unreadable");
            }
        }
        boolean old = !algorithms.isEmpty() && algorithms.stream().allMatch(algorithm -> OLD.matcher(algorithm).matches());
        return old ? Signature.untrusted(null, ModuleFile.MESSAGES.text("untrusted.weak")) : Signature.tampered("manifest");
    }
}
