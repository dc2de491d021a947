package org.linli.runtime.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.linli.api.Problem;

/** A file of certificates: PEM, one after the other, or PKCS#12. */
final class TrustFile {

    /** How PKCS#12 begins, a sequence of ASN.1; PEM is text. */
    private static final int SEQUENCE = 0x30;

    private TrustFile() {
    }

    /**
     * Its certificates; none where it isn't there.
     *
     * @throws Problem {@code CONFLICT} when it is there and has none that can be read
     */
    static Set<X509Certificate> read(Path file, char[] password) {
        if (!Files.exists(file)) {
            return Set.of();
        }
        try {
            byte[] content = Files.readAllBytes(file);
            Set<X509Certificate> found = new HashSet<>();
            for (Certificate one : content.length > 0 && content[0] == SEQUENCE ? pkcs12(content, password) : pem(content)) {
                found.add((X509Certificate) one);
            }
            if (found.isEmpty()) {
                throw new CertificateException("no certificate" + (password == null ? " that can be read without a password" : ""));
            }
            return found;
        } catch (IOException | GeneralSecurityException e) {
            throw ModuleFile.MESSAGES.problem(Problem.Kind.CONFLICT, "trust-unreadable", file.getFileName().toString(), String.valueOf(e.getMessage()));
        }
    }

    private static Collection<? extends Certificate> pem(byte[] content) throws CertificateException {
        return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content));
    }

    private static Collection<? extends Certificate> pkcs12(byte[] content, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(content), password);
        List<Certificate> found = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            found.add(store.getCertificate(alias));
        }
        return found;
    }
}
