package org.linli.testkit.verify;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds texts that one of the two languages lacks, and refusals that don't say how to mend them. */
final class Texts {

    private static final String ZH = "_zh.properties";
    private static final String EN = "_en.properties";
    private static final String MEND = ".mend";
    private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]");

    private final Map<String, byte[]> files;
    private final Findings findings;

    private Texts(Map<String, byte[]> files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    static void check(Map<String, byte[]> files, Findings findings) {
        var texts = new Texts(files, findings);
        for (String name : new TreeSet<>(files.keySet())) {
            if (name.endsWith(ZH)) {
                texts.compare(name, name.substring(0, name.length() - ZH.length()) + EN);
            } else if (name.endsWith(EN) && !files.containsKey(name.substring(0, name.length() - EN.length()) + ZH)) {
                findings.error("text-file", name, name.substring(0, name.length() - EN.length()) + ZH);
            }
        }
    }

    private void compare(String chinese, String english) {
        if (!files.containsKey(english)) {
            findings.error("text-file", chinese, english);
            return;
        }
        Properties zh = read(chinese);
        Properties en = read(english);
        lacking("text-missing", english, zh.stringPropertyNames(), en);
        lacking("text-missing", chinese, en.stringPropertyNames(), zh);
        var refusals = new TreeSet<String>();
        zh.stringPropertyNames().stream().filter(key -> key.startsWith("problem.") && !key.endsWith(MEND)).forEach(key -> refusals.add(key + MEND));
        lacking("text-mend", chinese, refusals, zh);
        form(chinese, zh);
        form(english, en);
    }

    private void lacking(String rule, String file, Set<String> wanted, Properties texts) {
        var missing = new TreeSet<>(wanted);
        missing.removeIf(key -> !texts.getProperty(key, "").isBlank());
        if (!missing.isEmpty()) {
            findings.error(rule, file, String.join(", ", missing));
        }
    }

    /** Every text can be set, and each of its arguments counts. */
    private void form(String file, Properties texts) {
        for (String key : new TreeSet<>(texts.stringPropertyNames())) {
            String text = texts.getProperty(key);
            try {
                int counted = new MessageFormat(text).getFormats().length;
                if (ARGUMENT.matcher(text).results().count() > counted) {
                    findings.warning("text-apostrophe", file, key);
                }
            } catch (IllegalArgumentException e) {
                findings.error("text-broken", file, key, String.valueOf(e.getMessage()));
            }
        }
    }

    private Properties read(String name) {
        var texts = new Properties();
        try {
            texts.load(new StringReader(new String(files.get(name), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            findings.error("text-broken", name, "\\u", String.valueOf(e.getMessage()));
        }
        return texts;
    }
}
