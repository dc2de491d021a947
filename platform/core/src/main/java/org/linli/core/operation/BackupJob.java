package org.linli.core.operation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.ThisNode;
import org.linli.api.data.Schema;
import org.linli.api.data.TownDatabase;
import org.linli.api.data.Transactions;
import org.linli.api.jobs.JobHandler;
import org.linli.api.operation.Operation.Backup;
import org.linli.api.security.Audit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Copies the database into the folder of backups. */
@Component(service = JobHandler.class)
public final class BackupJob implements JobHandler {

    static final String KIND = "core.backup";
    static final Messages MESSAGES = Messages.beside(BackupJob.class);
    /** Room that is left beside the copy, for what is written meanwhile. */
    private static final long RESERVE = 256L << 20;

    private final Transactions transactions;
    private final Audit audit;
    private final TownDatabase database;
    private final CopyFolder copies;
    private final Path data;
    private final Clock machine = Clock.systemUTC();

    @Activate
    public BackupJob(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions, @Reference Audit audit,
            @Reference TownDatabase database, @Reference ThisNode node) {
        this.transactions = transactions;
        this.audit = audit;
        this.database = database;
        this.data = node.folder();
        this.copies = new CopyFolder(data);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String run(Run run) {
        try {
            requireRoom();
            Path unfinished = copies.begin(run.id());
            database.backUp(unfinished);
            Backup backup = copies.complete(unfinished, machine.instant());
            transactions.write(db -> {
                audit.write(db, new Audit.Line("backup.made", backup.name(), null, null, backup.bytes() + " bytes"));
                run.step(db, backup.name(), 1, 1);
                return null;
            });
            return "{\"name\":\"" + backup.name() + "\",\"bytes\":" + backup.bytes() + "}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireRoom() throws IOException {
        long free = Files.getFileStore(data).getUsableSpace();
        long needed = database.condition().bytes() + RESERVE;
        if (free < needed) {
            throw MESSAGES.problem(Problem.Kind.UNAVAILABLE, "backup-room", String.valueOf(free >> 20), String.valueOf(needed >> 20));
        }
    }
}
