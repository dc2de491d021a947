package org.linli.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import org.linli.api.modules.ModuleChange;
import org.opentest4j.AssertionFailedError;

/** What is wrong with a module, each with how to mend it; a test fails with all of it at once. */
final class Findings {

    private final Subject module;
    private final List<String> all = new ArrayList<>();

    Findings(Subject module) {
        this.module = module;
    }

    void add(String what, String mend) {
        all.add("- " + what + "\n  To mend it: " + mend);
    }

    void addUnless(boolean right, String what, String mend) {
        if (!right) {
            add(what, mend);
        }
    }

    /** Adds why a change failed, if it did. @param deed what was tried, as the beginning of a sentence */
    void addUnlessDone(ModuleChange change, String deed) {
        if (change.state() != ModuleChange.State.DONE) {
            add(deed + " failed: " + change.reason().en(), "the reason says what is wrong; " + change.detail());
        }
    }

    /** @throws AssertionFailedError when there are any */
    void expectNone() {
        if (!all.isEmpty()) {
            throw failure();
        }
    }

    /** What a test fails with because of them. */
    AssertionFailedError failure() {
        return new AssertionFailedError("module " + module.id() + " " + module.version() + ":\n" + String.join("\n", all));
    }
}
