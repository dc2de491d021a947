package org.linli.console.programs;

import java.util.List;
import org.linli.api.evidence.EvidenceFiles;
import org.linli.api.ledger.Ledger.Entry;
import org.linli.api.pages.Form;

/** The files that go with entries. */
final class EntryEvidence {

    /** The field of the files. */
    static final String FIELD = "evidence";
    private static final String SOURCE = "evidence:";

    private final EvidenceFiles evidence;

    EntryEvidence(EvidenceFiles evidence) {
        this.evidence = evidence;
    }

    /** The files that were handed in with a form. */
    static List<String> files(Form form) {
        return form.all(FIELD).stream().filter(id -> !id.isBlank()).distinct().toList();
    }

    /** What a form's files are as the source of an entry, if whoever enters it may see them; null for none. */
    String source(Form form) {
        List<String> files = files(form);
        return files.isEmpty() ? null : SOURCE + evidence.together(files).id();
    }

    /** The files of an entry; none for whoever may not see them. */
    List<EvidenceFiles.Evidence> seen(Entry entry) {
        return entry.source() != null && entry.source().startsWith(SOURCE) ? evidence.seen(entry.source().substring(SOURCE.length())) : List.of();
    }
}
