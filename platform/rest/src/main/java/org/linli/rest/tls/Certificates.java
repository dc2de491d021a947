package org.linli.rest.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The operator's files: a certificate with its issuers and its key, PEM or PKCS #12. */
final class Certificates {

    /** In memory only, where its password protects nothing. */
    private static final char[] IN_MEMORY = "memory".toCharArray();

    /**
     * What was read.
     *
     * @param print changes whenever a file does
     * @param first the server's own certificate
     */
    record Loaded(String print, SSLContext context, X509Certificate first) {
    }

    private record Pair(X509Certificate[] chain, PrivateKey key) {
    }

    private final Path certificate;
    private final Path key;
    private final char[] password;

    /** @param key null where it is in the file of the certificate */
    Certificates(Path certificate, Path key, String password) {
        this.certificate = certificate;
        this.key = key;
        this.password = password.toCharArray();
    }

    /** Of what the files are now; also of files that can't be used, or aren't there. */
    String print() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : key == null ? new Path[] {certificate} : new Path[] {certificate, key}) {
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            return e.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the files, and tries whether key and certificate belong together. */
    Loaded load() throws UnusableCertificate {
        String print = print();
        try {
            byte[] file = Files.readAllBytes(certificate);
            Pair pair = file.length > 0 && file[0] == 0x30 ? pkcs12(file) : pem(file);
            check(pair);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("linli", pair.key(), IN_MEMORY, pair.chain());
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, IN_MEMORY);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, new SecureRandom());
            return new Loaded(print, context, pair.chain()[0]);
        } catch (IOException e) {
            throw new UnusableCertificate("a file can't be read: " + e.getClass().getSimpleName(), e);
        } catch (GeneralSecurityException e) {
            throw new UnusableCertificate("key and certificate can't be used", e);
        }
    }

    private Pair pem(byte[] file) throws IOException, UnusableCertificate {
        Pem own = Pem.of(file);
        return new Pair(own.chain(), (key == null ? own : Pem.of(Files.readAllBytes(key))).key(password));
    }

    private Pair pkcs12(byte[] file) throws GeneralSecurityException, UnusableCertificate {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(file), password);
            for (String alias : Collections.list(store.aliases())) {
                Key found = store.getKey(alias, password);
                if (found instanceof PrivateKey own && store.getCertificateChain(alias) != null) {
                    return new Pair(Arrays.copyOf(store.getCertificateChain(alias), store.getCertificateChain(alias).length, X509Certificate[].class), own);
                }
            }
            throw new UnusableCertificate("there is no key with a certificate in the PKCS #12 file");
        } catch (IOException e) {
            throw new UnusableCertificate("the PKCS #12 file can't be opened with the password", e);
        }
    }

    private static void check(Pair pair) throws GeneralSecurityException, UnusableCertificate {
        pair.chain()[0].checkValidity();
        PublicKey open = pair.chain()[0].getPublicKey();
        Signature signature = Signature.getInstance(switch (pair.key().getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "Ed25519";
        });
        byte[] text = {1, 2, 3};
        signature.initSign(pair.key());
        signature.update(text);
        byte[] signed = signature.sign();
        if (!open.getAlgorithm().equals(pair.key().getAlgorithm()) && !open.getAlgorithm().startsWith("Ed")) {
            throw new UnusableCertificate("the key is not that of the certificate");
        }
        signature.initVerify(open);
        signature.update(text);
        if (!signature.verify(signed)) {
            throw new UnusableCertificate("the key is not that of the certificate");
        }
    }
}
