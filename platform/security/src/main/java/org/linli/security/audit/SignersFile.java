package org.linli.security.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.linli.api.ThisNode;
import org.linli.api.data.Db;
import org.linli.api.security.AuditSignatures;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs the blocks of this node, and remembers outside the database from which block on there has to be a signature. */
@Component(service = SignersFile.class)
public final class SignersFile {

    private static final Logger LOG = LoggerFactory.getLogger(SignersFile.class);

    private final AuditSignatures signatures;
    private final Path file;
    private Signers known;
    private boolean kept;

    @Activate
    public SignersFile(@Reference AuditSignatures signatures, @Reference ThisNode node) {
        this(signatures, node.folder());
    }

    SignersFile(AuditSignatures signatures, Path folder) {
        this.signatures = signatures;
        this.file = folder.resolve("keys").resolve("audit.public");
        try {
            Signers read = Signers.read(file);
            known = read.begun() ? read.with(signatures.publicKeys()) : read;
            kept = known.equals(read);
        } catch (IOException e) {
            throw new UncheckedIOException("the public keys of the audit can't be read", e);
        }
    }

    /** Whether it is known that blocks are signed. */
    synchronized boolean begun() {
        return known.begun();
    }

    /** Whether every node that runs signs. */
    boolean byAll(Db db) {
        return signatures.byAll(db);
    }

    Block signed(String town, Block block) {
        return block.with(signatures.sign(Signing.content(town, block.number(), block.hash())));
    }

    /** A start without the file, in a chain with signatures: the database's word is better than none, and isn't taken for more. */
    synchronized void take(Block firstSigned) {
        LOG.warn("There was no keys/audit.public: that blocks of the audit are signed from {} on is known from the database alone. Put your copy of the"
                + " file back", firstSigned.number());
        known = new Signers(known.keys(), known.first(), firstSigned.number()).with(signatures.publicKeys());
        kept = false;
    }

    /** A block with a signature is in the chain for good. */
    synchronized void remember(Block block) {
        int key = block.signature().key();
        if (!known.first().containsKey(key)) {
            Map<Integer, String> held = signatures.publicKeys();
            if (held.containsKey(key)) {
                known = known.with(held).and(key, block.number());
                kept = false;
            }
        }
    }

    /** Writes down what it remembers, for the next start. */
    synchronized void keep() {
        if (!kept && known.begun()) {
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
        return new Signers(signatures.publicKeys(), known.first(), known.taken());
    }
}
