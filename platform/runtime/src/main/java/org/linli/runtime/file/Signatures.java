package org.linli.runtime.file;

import java.io.IOException;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.linli.api.Problem;
import org.linli.api.Text;

/** Tells who signed a jar, whether the town trusts that one, and whether the jar is still what was signed. */
public final class Signatures {

    private final Path trusted;
    private final char[] password;
    private final Clock clock;

    /**
     * Checks against a file of certificates, which is read anew each time: those of signers, or of who issued theirs.
     *
     * @param trusted  PEM certificates one after the other, or PKCS#12; where it doesn't exist, nobody is trusted
     * @param password of a PKCS#12 file; null without one
     * @param clock    the real time, by which certificates expire
     */
    public Signatures(Path trusted, char[] password, Clock clock) {
        this.trusted = trusted;
        this.password = password;
        this.clock = clock;
    }

    /** @throws Problem {@code INVALID} when the file is no jar; {@code CONFLICT} when the file of trusted certificates can't be read */
    public Signature check(Path jar) {
        SignedJar signed;
        try {
            signed = SignedJar.read(jar);
        } catch (IOException e) {
            throw ModuleFile.MESSAGES.problem(Problem.Kind.INVALID, "no-jar");
        }
        return signed.flaw().orElseGet(() -> trusted(signed.signers()));
    }

    /** One of those who signed all of it is enough. */
    private Signature trusted(List<CodeSigner> signers) {
        TrustedSigners town = new TrustedSigners(TrustFile.read(trusted, password), trusted.getFileName().toString());
        Signature first = null;
        for (CodeSigner signer : signers) {
            Optional<Text> why = town.objection(signer, clock.instant());
            String name = TrustedSigners.name(signer);
            if (why.isEmpty()) {
                return Signature.trusted(name);
            }
            first = first == null ? Signature.untrusted(name, why.get()) : first;
        }
        return first;
    }
}
