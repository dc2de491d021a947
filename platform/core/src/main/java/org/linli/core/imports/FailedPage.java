package org.linli.core.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.api.Page;
import org.linli.api.data.Db;

/** A page of the handed-back rows of an import; its cursor is the part and the place in it where the next page begins. */
final class FailedPage {

    private final Db db;
    private final ImportStore store;
    private final String job;

    FailedPage(Db db, ImportStore store, String job) {
        this.db = db;
        this.store = store;
        this.job = job;
    }

    Page<List<String>> after(String after, int limit) {
        int errors = Header.errors(store.failureHeader(db, job).map(ImportStore::cells).orElse(List.of()));
        int part = after == null ? 0 : Integer.parseInt(after.substring(0, after.indexOf('-')));
        int at = after == null ? 0 : Integer.parseInt(after.substring(after.indexOf('-') + 1));
        List<List<String>> rows = new ArrayList<>();
        Optional<ImportStore.Failures> next = store.failures(db, job, part - 1);
        while (next.isPresent()) {
            List<RowSource.Cells> lying = next.get().rows();
            int from = next.get().part() == part ? at : 0;
            int to = Math.min(lying.size(), from + limit - rows.size());
            lying.subList(Math.min(from, to), to).forEach(row -> rows.add(List.of(FailedRows.row(row.cells(), errors))));
            if (to < lying.size()) {
                return new Page<>(rows, next.get().part() + "-" + to);
            }
            next = store.failures(db, job, next.get().part());
        }
        return new Page<>(rows, null);
    }
}
