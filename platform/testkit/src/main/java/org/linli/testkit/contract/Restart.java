package org.linli.testkit.contract;

import java.util.List;
import org.linli.api.data.Transactions;
import org.linli.runtime.file.ModuleFile;

/** Whether a module finds its tables as it left them. */
final class Restart {

    private static final String MEND = "change sets run once: no runAlways, no runOnChange; whatever follows is a change set of its own";

    private Restart() {
    }

    static void check(Subject module) {
        Findings findings = new Findings(module);
        module.service();
        List<String> before = changeSets(module);
        module.linli().restart();
        module.service();
        findings.addUnless(changeSets(module).equals(before), "its change sets ran again at a restart", MEND);
        ModuleFile newer = NewerCopy.of(module.file());
        try {
            findings.addUnlessDone(module.linli().bring(newer.path()), "the upgrade to " + newer.version() + ", the same code, on its database");
            findings.addUnless(changeSets(module).equals(before), "its change sets ran again in its next version", MEND);
        } finally {
            module.linli().newTown();
        }
        findings.expectNone();
    }

    /** What has run, and when. */
    private static List<String> changeSets(Subject module) {
        return module.linli().service(Transactions.class).read(db -> db.list("""
                select filename, id, author, orderexecuted, cast(dateexecuted as char(40)) from databasechangelog order by orderexecuted, filename, id""",
                row -> row.text(1) + " " + row.text(2) + " " + row.text(3) + " " + row.integer(4) + " " + row.text(5)));
    }
}
