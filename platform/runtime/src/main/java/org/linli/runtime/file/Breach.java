package org.linli.runtime.file;

import org.linli.api.Problem;
import org.linli.api.Text;

/**
 * A rule of modules that a file breaks.
 *
 * @param rule  the rule's name, stable, in lower case with hyphens
 * @param where the manifest's header or the file inside that breaks it
 * @param what  what is wrong there
 * @param mend  how the vendor mends it
 */
public record Breach(String rule, String where, Text what, Text mend) {

    /** A breach in the words of {@code rule.<rule>} and {@code rule.<rule>.mend}. */
    static Breach of(String rule, String where, Object... arguments) {
        return new Breach(rule, where, ModuleFile.MESSAGES.text("rule." + rule, arguments), ModuleFile.MESSAGES.text("rule." + rule + ".mend", arguments));
    }

    /** The same as one of the faults that a refused file is answered with. */
    public Problem.Fault fault() {
        return new Problem.Fault(where, new Text(what.zh() + "。" + mend.zh(), what.en() + ". " + mend.en()));
    }
}
