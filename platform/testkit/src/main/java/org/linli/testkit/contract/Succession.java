package org.linli.testkit.contract;

import org.linli.runtime.file.ModuleFile;

/** Whether a newer version of a module takes over, and gives back, while it is asked without a pause. */
final class Succession {

    /** Answers before, between and after the changes. */
    private static final int ANSWERS = 100;

    private Succession() {
    }

    static void check(Subject module) {
        Findings findings = new Findings(module);
        module.service();
        ModuleFile newer = NewerCopy.of(module.file());
        try (Load load = new Load(module)) {
            load.await(ANSWERS);
            findings.addUnlessDone(module.linli().bring(newer.path()), "the upgrade to " + newer.version() + ", the same code,");
            load.await(ANSWERS);
            findings.expectNone();
            findings.addUnlessDone(module.linli().rollBack(module.id()), "the rollback to " + module.version());
            load.await(ANSWERS);
            findings.addUnless(load.failures().isEmpty(),
                    load.failures().size() + " of " + load.answered() + " requests failed, such as: " + load.failures().stream().findFirst().orElse(""),
                    "for a moment both versions stand side by side: keep nothing that can be there but once (ports, locks, files), "
                            + "and keep to what you were given in @Activate until @Deactivate");
        } finally {
            module.linli().newTown();
        }
        findings.expectNone();
    }
}
