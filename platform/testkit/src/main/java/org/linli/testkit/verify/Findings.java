package org.linli.testkit.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.testkit.verify.Finding.Severity;

/** Findings in the words of the messages {@code rule.<rule>} and {@code rule.<rule>.mend}; those in libraries are put together. */
final class Findings {

    static final Messages MESSAGES = Messages.beside(Findings.class);

    private final Code code;
    private final List<Finding> found = new ArrayList<>();
    private final Map<String, List<Finding>> inLibraries = new LinkedHashMap<>();

    Findings(Code code) {
        this.code = code;
    }

    void error(String rule, Place place, Object... arguments) {
        add(Severity.ERROR, rule, place, arguments);
    }

    void warning(String rule, Place place, Object... arguments) {
        add(Severity.WARNING, rule, place, arguments);
    }

    void error(String rule, String where, Object... arguments) {
        found.add(finding(Severity.ERROR, rule, where, arguments));
    }

    void warning(String rule, String where, Object... arguments) {
        found.add(finding(Severity.WARNING, rule, where, arguments));
    }

    void add(Finding finding) {
        found.add(finding);
    }

    private void add(Severity severity, String rule, Place place, Object... arguments) {
        Finding finding = finding(severity, rule, place.toString(), arguments);
        if (code.own(place.type())) {
            found.add(finding);
        } else {
            inLibraries.computeIfAbsent(rule, key -> new ArrayList<>()).add(finding);
        }
    }

    private static Finding finding(Severity severity, String rule, String where, Object... arguments) {
        return new Finding(severity, rule, where, MESSAGES.text("rule." + rule, arguments), MESSAGES.text("rule." + rule + ".mend", arguments));
    }

    /** Errors first, each once. */
    List<Finding> all() {
        var all = new ArrayList<>(found);
        inLibraries.forEach((rule, findings) -> {
            Finding first = findings.get(0);
            Text what = MESSAGES.text("library", first.what(), String.valueOf(findings.size()));
            all.add(new Finding(Severity.WARNING, rule, first.where(), what, MESSAGES.text("library.mend")));
        });
        return all.stream().distinct().sorted(Comparator.comparing(Finding::severity)).toList();
    }
}
