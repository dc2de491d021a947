package org.linli.rest.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {

    private static final String PASSWORD = "password";

    @TempDir
    Path folder;

    @Test
    void aPkcs12FileIsOpenedWithItsPassword() throws Exception {
        Path file = made("town", "RSA");
        assertEquals("CN=town", new Certificates(file, null, PASSWORD).load().first().getSubjectX500Principal().getName());
        assertTrue(refusal(new Certificates(file, null, "wrong")).contains("password"));
    }

    @Test
    void pemIsReadFromOneFileOrFromTwo() throws Exception {
        for (String algorithm : new String[] {"RSA", "EC", "Ed25519"}) {
            KeyStore store = opened(made(algorithm, algorithm));
            Path certificate = Files.writeString(folder.resolve("c.pem"), "Bag Attributes\n" + certificate(store));
            Path key = Files.writeString(folder.resolve("k.pem"), block("PRIVATE KEY", store.getKey("town", PASSWORD.toCharArray()).getEncoded()));
            Path both = Files.writeString(folder.resolve("both.pem"), Files.readString(key) + Files.readString(certificate));
            assertEquals("CN=" + algorithm, new Certificates(certificate, key, "").load().first().getSubjectX500Principal().getName());
            assertEquals("CN=" + algorithm, new Certificates(both, null, "").load().first().getSubjectX500Principal().getName());
        }
    }

    @Test
    void anEncryptedKeyIsOpenedWithItsPassword() throws Exception {
        KeyStore store = opened(made("town", "RSA"));
        Path certificate = Files.writeString(folder.resolve("c.pem"), certificate(store));
        Cipher cipher = Cipher.getInstance("PBEWithHmacSHA256AndAES_256");
        cipher.init(Cipher.ENCRYPT_MODE, SecretKeyFactory.getInstance("PBEWithHmacSHA256AndAES_256").generateSecret(new PBEKeySpec("secret".toCharArray())));
        AlgorithmParameters scheme = AlgorithmParameters.getInstance("PBES2");
        scheme.init(cipher.getParameters().getEncoded());
        byte[] locked = new EncryptedPrivateKeyInfo(scheme, cipher.doFinal(store.getKey("town", PASSWORD.toCharArray()).getEncoded())).getEncoded();
        Path key = Files.writeString(folder.resolve("k.pem"), block("ENCRYPTED PRIVATE KEY", locked));
        assertEquals("CN=town", new Certificates(certificate, key, "secret").load().first().getSubjectX500Principal().getName());
        assertTrue(refusal(new Certificates(certificate, key, "other")).contains("password"));
    }

    @Test
    void whatCanNotBeUsedIsSaidInWords() throws Exception {
        KeyStore one = opened(made("one", "RSA"));
        KeyStore two = opened(made("two", "RSA"));
        Path certificate = Files.writeString(folder.resolve("c.pem"), certificate(one));
        Path key = Files.writeString(folder.resolve("k.pem"), block("PRIVATE KEY", two.getKey("town", PASSWORD.toCharArray()).getEncoded()));
        assertEquals("the key is not that of the certificate", refusal(new Certificates(certificate, key, "")));
        assertTrue(refusal(new Certificates(certificate, null, "")).contains("no BEGIN PRIVATE KEY"));
        assertTrue(refusal(new Certificates(key, key, "")).contains("no BEGIN CERTIFICATE"));
        assertTrue(refusal(new Certificates(folder.resolve("none"), null, "")).contains("can't be read"));
        Files.writeString(key, "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        assertTrue(refusal(new Certificates(certificate, key, "")).contains("openssl pkcs8"));
    }

    @Test
    void theFilesAreKnownByTheirContent() throws Exception {
        Path file = Files.writeString(folder.resolve("c.pem"), "a");
        var certificates = new Certificates(file, null, "");
        String before = certificates.print();
        assertEquals(before, certificates.print());
        Files.writeString(file, "b");
        assertNotEquals(before, certificates.print());
    }

    private static String refusal(Certificates certificates) {
        return assertThrows(UnusableCertificate.class, certificates::load).getMessage();
    }

    private Path made(String name, String algorithm) throws IOException, InterruptedException {
        Path file = folder.resolve(name + algorithm + ".p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "town", "-keyalg", algorithm,
            "-dname", "CN=" + name, "-validity", "30", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", file.toString())
            .redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertEquals(0, keytool.waitFor(), said);
        return file;
    }

    private static KeyStore opened(Path file) throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private static String certificate(KeyStore store) throws GeneralSecurityException {
        return block("CERTIFICATE", store.getCertificate("town").getEncoded());
    }

    private static String block(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind + "-----\n";
    }
}
