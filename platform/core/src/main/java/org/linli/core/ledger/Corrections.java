package org.linli.core.ledger;

import java.util.List;
import org.linli.api.data.Db;
import org.linli.api.ledger.Ledger;

/** Changes to the ledger of a frozen program, for a decided objection only; whoever calls has checked the right to decide. */
public interface Corrections {

    /**
     * Takes an entry back and records what is right instead, in the given transaction and at any stage before {@code CLOSED}.
     *
     * @param reverse the entry's {@code seq}; null to record only
     * @param reason  in words, 1–1,000 characters
     * @param right   the right entry; null to take back only
     * @param key     the idempotency key of the reversing entry; the same correction again gives the same entries
     * @return the reversing entry, if any, and the right one, if any
     * @throws org.linli.api.Problem {@code NOT_FOUND}, {@code CONFLICT} for an entry taken back before, {@code INVALID} for a wrong right one
     */
    List<Ledger.Entry> correct(Db db, String program, Long reverse, String reason, Ledger.NewEntry right, String key);

    /** An entry, whoever asks. @throws org.linli.api.Problem {@code NOT_FOUND} */
    Ledger.Entry entry(Db db, String program, long seq);
}
