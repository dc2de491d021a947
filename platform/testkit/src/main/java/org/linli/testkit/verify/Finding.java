package org.linli.testkit.verify;

import java.util.Objects;
import org.linli.api.Text;

/**
 * Something about a module that keeps it from being swapped while it serves, or that may go wrong then.
 *
 * @param severity how bad it is
 * @param rule     the name of the rule, stable, in lower case with hyphens
 * @param where    the manifest's header, the file in the jar, or the class, method and line as a stack trace has them
 * @param what     what is wrong there
 * @param mend     how to mend it
 */
public record Finding(Severity severity, String rule, String where, Text what, Text mend) {

    /** How bad a finding is. */
    public enum Severity {
        /** The module can't be swapped, or would be refused. */
        ERROR,
        /** It can be swapped, but somebody should look at this. */
        WARNING
    }

    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(where, "where");
    }

    /** Whether it keeps the module from being swapped. */
    public boolean error() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return severity + " " + rule + " " + where + ": " + what.zh() + "。" + mend.zh() + " / " + what.en() + ". " + mend.en();
    }
}
