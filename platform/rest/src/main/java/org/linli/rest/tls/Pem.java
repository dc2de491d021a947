package org.linli.rest.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The certificates and the key in a text of PEM blocks. */
record Pem(String text) {

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    static Pem of(byte[] file) {
        return new Pem(new String(file, StandardCharsets.ISO_8859_1));
    }

    /** The certificates in their order. */
    X509Certificate[] chain() throws UnusableCertificate {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> chain = new ArrayList<>();
            for (byte[] each : blocks("CERTIFICATE")) {
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(each)));
            }
            if (chain.isEmpty()) {
                throw new UnusableCertificate("there is no BEGIN CERTIFICATE in the file of the certificate");
            }
            return chain.toArray(X509Certificate[]::new);
        } catch (CertificateException e) {
            throw new UnusableCertificate("the certificate can't be read", e);
        }
    }

    /** The key. @param password where it is encrypted */
    PrivateKey key(char[] password) throws UnusableCertificate {
        List<byte[]> plain = blocks("PRIVATE KEY");
        List<byte[]> locked = blocks("ENCRYPTED PRIVATE KEY");
        if (plain.isEmpty() && locked.isEmpty()) {
            throw new UnusableCertificate(text.contains("PRIVATE KEY") ? "the key is in an old form; convert it: openssl pkcs8 -topk8 -nodes -in OLD -out NEW"
                : "there is no BEGIN PRIVATE KEY in the file of the key");
        }
        return plain.isEmpty() ? key(unlocked(locked.get(0), password)) : key(new PKCS8EncodedKeySpec(plain.get(0)));
    }

    private static PrivateKey key(PKCS8EncodedKeySpec spec) throws UnusableCertificate {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException other) {
                continue;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new UnusableCertificate("the key is of none of the kinds " + ALGORITHMS);
    }

    private static PKCS8EncodedKeySpec unlocked(byte[] locked, char[] password) throws UnusableCertificate {
        try {
            var info = new EncryptedPrivateKeyInfo(locked);
            // the name in the file is of the scheme as a whole, what it is made of stands in its parameters
            String scheme = info.getAlgParameters() == null ? info.getAlgName() : info.getAlgParameters().toString();
            Cipher cipher = Cipher.getInstance(scheme);
            cipher.init(Cipher.DECRYPT_MODE, SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(password)), info.getAlgParameters());
            return info.getKeySpec(cipher);
        } catch (IOException | GeneralSecurityException e) {
            throw new UnusableCertificate("the key can't be opened with the password", e);
        }
    }

    private List<byte[]> blocks(String kind) throws UnusableCertificate {
        List<byte[]> found = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals(kind)) {
                try {
                    found.add(Base64.getMimeDecoder().decode(block.group(2)));
                } catch (IllegalArgumentException e) {
                    throw new UnusableCertificate("the block " + kind + " is damaged", e);
                }
            }
        }
        return found;
    }
}
