package org.linli.testkit.contract;

import org.linli.testkit.verify.Finding;
import org.linli.testkit.verify.HotSwap;

/** Whether a module's file has anything in it that keeps it from being swapped, found without running it. */
final class Swap {

    private Swap() {
    }

    static void check(Subject module) {
        Findings findings = new Findings(module);
        HotSwap.findings(module.file().path()).stream().filter(Finding::error)
                .forEach(one -> findings.add(one.where() + ": " + one.what().en(), one.mend().en()));
        findings.expectNone();
    }
}
