package org.linli.runtime.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertPath;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;

/** People with keys, made by the JDK's keytool. */
final class Signers {

    static final String PASSWORD = "changeit";

    private final Path folder;
    private final Path file;
    private KeyStore keys;

    Signers(Path folder) throws Exception {
        this.folder = folder;
        file = folder.resolve("keys.p12");
        make("authority", "CN=Province Authority", "-ext", "bc:c");
        make("office", "CN=City Office", "-signer", "authority", "-ext", "bc:c");
        make("vendor", "CN=Clean Streets Ltd,O=Clean Streets", "-signer", "authority", "-ext", "eku=codeSigning");
        make("branch", "CN=Clean Streets Branch", "-signer", "office");
        make("lapsed", "CN=Old Vendor", "-signer", "authority", "-startdate", "-400d", "-validity", "30");
        make("website", "CN=www.example.org", "-signer", "authority", "-ext", "eku=serverAuth");
        make("clock", "CN=Time Stamps", "-signer", "authority", "-ext", "eku=timeStamping");
        make("stranger", "CN=Stranger");
        make("pretender", "CN=Province Authority", "-ext", "bc:c");
        make("impostor", "CN=Clean Streets Ltd,O=Clean Streets", "-signer", "pretender", "-ext", "eku=codeSigning");
        keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
    }

    private void make(String alias, String name, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-keystore", file.toString(), "-storepass", PASSWORD, "-keyalg", "EC", "-groupname", "secp256r1", "-alias", alias, "-dname", name));
        command.addAll(Arrays.asList(more));
        if (!command.contains("-validity")) {
            command.addAll(List.of("-validity", "3650"));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
        if (process.waitFor() != 0) {
            throw new IOException(Files.readString(folder.resolve("keytool.log")));
        }
    }

    CertPath path(String alias) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertPath(List.of(keys.getCertificateChain(alias)));
    }

    Path sign(Path jar, String alias) throws Exception {
        return sign(jar, alias, "SHA-256");
    }

    Path sign(Path jar, String alias, String digest) throws Exception {
        Path signed = Files.createTempFile(folder, alias, ".jar");
        JarSigner signer = new JarSigner.Builder((PrivateKey) keys.getKey(alias, PASSWORD.toCharArray()), path(alias)).digestAlgorithm(digest)
                .signerName(alias.toUpperCase().substring(0, Math.min(8, alias.length()))).build();
        try (ZipFile from = new ZipFile(jar.toFile()); OutputStream to = Files.newOutputStream(signed)) {
            signer.sign(from, to);
        }
        return signed;
    }

    /** A file that trusts them. */
    Path pem(String... aliases) throws Exception {
        StringBuilder text = new StringBuilder();
        for (String alias : aliases) {
            text.append("# ").append(alias).append("\n-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder().encodeToString(keys.getCertificate(alias).getEncoded())).append("\n-----END CERTIFICATE-----\n");
        }
        return Files.writeString(Files.createTempDirectory(folder, "trust").resolve("trusted.pem"), text);
    }

    /** A file that trusts them, as keytool would make it. */
    Path pkcs12(String... aliases) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (String alias : aliases) {
            Certificate certificate = keys.getCertificate(alias);
            store.setCertificateEntry(alias, certificate);
        }
        Path trusted = Files.createTempDirectory(folder, "trust").resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(trusted)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return trusted;
    }
}
