package org.linli.security.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.linli.api.ThisNode;
import org.linli.api.data.Db;
import org.linli.api.security.AuditSignatures;
import org.linli.api.security.AuditSignatures.Signature;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Signs the blocks of this node, and remembers outside the database from which block on there has to be a signature. */
@Component(service = SignersFile.class)
public final class SignersFile {

    private final AuditSignatures signatures;
    private final Path file;
    private Signers known;
    private boolean kept = true;

    @Activate
    public SignersFile(@Reference AuditSignatures signatures, @Reference ThisNode node) {
        this(signatures, node.folder());
    }

    SignersFile(AuditSignatures signatures, Path folder) {
        this.signatures = signatures;
        this.file = folder.resolve("keys").resolve("audit.public");
        try {
            known = Signers.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the public keys of the audit can't be read", e);
        }
    }

    /** Whether the next block has to be signed: once one was, each is; the first when every node that runs signs. @param last null for none */
    synchronized boolean signs(Db db, Block last) {
        return !known.first().isEmpty() || last != null && last.signature() != null || signatures.byAll(db);
    }

    Block signed(String town, Block block) {
        return block.with(signatures.sign(Signing.content(town, block.number(), block.hash())));
    }

    /** A block is in the chain for good. */
    synchronized void remember(long block, Signature signature) {
        if (!known.first().containsKey(signature.key())) {
            known = known.and(signature.key(), block, signatures.publicKeys());
            kept = false;
        }
    }

    /** Writes down what it remembers, for the next start. */
    synchronized void keep() {
        if (!kept) {
            try {
                known.write(file);
            } catch (IOException e) {
                throw new UncheckedIOException("the public keys of the audit can't be written", e);
            }
            kept = true;
        }
    }

    /** Whom a verification on this node trusts: the keys of its key file, whatever is in the database. */
    synchronized Signers trusted() {
        Map<Integer, String> keys = signatures.publicKeys();
        return new Signers(keys, known.first());
    }
}
