package org.linli.demo;

import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.linli.api.data.Db;
import org.linli.api.data.Transactions;
import org.linli.api.imports.Imports;
import org.linli.api.imports.RowImport;
import org.linli.api.jobs.JobHandler.Run;

/** Work in steps, each of which changes nothing when it is done again. */
final class Steps {

    private final Transactions transactions;
    private final Imports imports;

    Steps(Transactions transactions, Imports imports) {
        this.transactions = transactions;
        this.imports = imports;
    }

    /** Does those that the job hasn't done yet. @param last is done once, in a transaction of its own */
    void run(Run run, List<Runnable> steps, Consumer<Db> last) {
        int all = steps.size() + 1;
        for (int next = run.cursor() == null ? 0 : Integer.parseInt(run.cursor()); next < all; next++) {
            int done = next + 1;
            if (done < all) {
                steps.get(next).run();
            }
            transactions.write(db -> {
                if (done == all) {
                    last.accept(db);
                }
                run.step(db, String.valueOf(done), done, all);
                return null;
            });
        }
    }

    /** @throws IllegalStateException when a row has a fault: the files are our own */
    void load(RowImport kind, String program, InputStream file) {
        Imports.Answer answer = imports.run(kind, program, file, Imports.Form.CSV, Imports.Mode.ALL_OR_NOTHING, "zh");
        if (answer.outcome() == null || answer.outcome().rejected() > 0) {
            throw new IllegalStateException("the demo town's " + kind.kind() + " don't load: " + answer);
        }
    }
}
