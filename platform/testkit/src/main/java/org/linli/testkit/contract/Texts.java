package org.linli.testkit.contract;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a module says everything in both languages. */
final class Texts {

    private static final String ZH = "_zh.properties";
    private static final String EN = "_en.properties";
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    /** A single apostrophe, which MessageFormat takes for the beginning of a quotation; around braces it is meant. */
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!['{}])(?<![{}]')");

    private Texts() {
    }

    static void check(Subject module) {
        Findings findings = new Findings(module);
        try (JarFile jar = new JarFile(module.file().path().toFile())) {
            List<String> names = jar.stream().map(JarEntry::getName).toList();
            for (String name : names) {
                String other = name.endsWith(ZH) ? name.substring(0, name.length() - ZH.length()) + EN
                        : name.endsWith(EN) ? name.substring(0, name.length() - EN.length()) + ZH : null;
                if (other != null && !names.contains(other)) {
                    findings.add(name + " has no counterpart", "write " + other);
                } else if (name.endsWith(ZH)) {
                    compare(name, read(jar, name, findings), other, read(jar, other, findings), findings);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        findings.expectNone();
    }

    private static Properties read(JarFile jar, String name, Findings findings) throws IOException {
        Properties texts = new Properties();
        try (var file = new InputStreamReader(jar.getInputStream(jar.getEntry(name)), StandardCharsets.UTF_8.newDecoder())) {
            texts.load(file);
        } catch (CharacterCodingException e) {
            findings.add(name + " isn't in UTF-8", "save it as UTF-8");
        }
        return texts;
    }

    private static void compare(String zhFile, Properties zh, String enFile, Properties en, Findings findings) {
        for (String key : new TreeSet<>(zh.stringPropertyNames())) {
            findings.addUnless(en.containsKey(key), key + " stands in " + zhFile + " alone", "write it in " + enFile + ", too");
            if (en.containsKey(key)) {
                findings.addUnless(arguments(zh, key).equals(arguments(en, key)), key + " takes other arguments in Chinese than in English",
                        "use the same {0}, {1}, … in both");
            }
            mended(key, zh, findings);
            formatted(zhFile, key, zh, findings);
        }
        for (String key : new TreeSet<>(en.stringPropertyNames())) {
            findings.addUnless(zh.containsKey(key), key + " stands in " + enFile + " alone", "write it in " + zhFile + ", too");
            formatted(enFile, key, en, findings);
        }
    }

    private static void mended(String key, Properties texts, Findings findings) {
        if (key.startsWith("problem.") && !key.endsWith(".mend")) {
            findings.addUnless(texts.containsKey(key + ".mend"), key + " says what is wrong but not how to mend it",
                    "write " + key + ".mend in both languages");
        }
    }

    private static void formatted(String file, String key, Properties texts, Findings findings) {
        String text = texts.getProperty(key);
        findings.addUnless(!text.isBlank(), key + " is empty in " + file, "write the text");
        findings.addUnless(!LONE_APOSTROPHE.matcher(text).find(), key + " in " + file + " has a single apostrophe, and what follows it loses its arguments",
                "write two of them, or ’");
    }

    private static TreeSet<String> arguments(Properties texts, String key) {
        return ARGUMENT.matcher(texts.getProperty(key)).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
