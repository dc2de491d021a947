package org.linli.runtime.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.Timestamp;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.runtime.file.Signature.State;

class SignaturesTest {

    private static final char[] NO_PASSWORD = null;
    private static final Duration YEAR = Duration.ofDays(365);

    @TempDir
    private static Path folder;
    private static Signers signers;
    private static Jars jars;
    /** Trusts the province's authority. */
    private static Path town;
    private static Path signed;

    @BeforeAll
    static void aVendorSigns() throws Exception {
        signers = new Signers(folder);
        jars = new Jars(folder);
        town = signers.pem("authority");
        signed = signers.sign(jars.plain(), "vendor");
    }

    private static Signature check(Path jar) {
        return check(jar, town);
    }

    private static Signature check(Path jar, Path trusted) {
        return new Signatures(trusted, NO_PASSWORD, Clock.systemUTC()).check(jar);
    }

    private static void trusted(String signer, Signature found) {
        assertEquals(new Signature(State.TRUSTED, signer, null), found);
    }

    private static void untrusted(String signer, String why, Signature found) {
        assertEquals(State.UNTRUSTED, found.state(), found::toString);
        assertEquals(signer, found.signer());
        assertEquals(why, found.why().en());
    }

    private static void tampered(String what, Consumer<Map<String, byte[]>> change) throws Exception {
        tampered(what, jars.with(signed, change));
    }

    private static void tampered(String what, Path jar) {
        Signature found = check(jar);
        assertEquals(State.TAMPERED, found.state(), found::toString);
        assertEquals(what, found.why().en());
    }

    @Test
    void aModuleOfATrustedVendorIsTrusted() throws Exception {
        trusted("Clean Streets Ltd", check(signed));
        trusted("Clean Streets Branch", check(signers.sign(jars.plain(), "branch")));
    }

    @Test
    void aCertificateMayBeTrustedItselfInsteadOfItsIssuer() throws Exception {
        trusted("Clean Streets Ltd", check(signed, signers.pem("stranger", "vendor")));
        trusted("Stranger", check(signers.sign(jars.plain(), "stranger"), signers.pem("stranger", "vendor")));
        trusted("Clean Streets Branch", check(signers.sign(jars.plain(), "branch"), signers.pem("office")));
    }

    @Test
    void aModuleWithoutSignatureIsUnsigned() throws Exception {
        Signature found = check(jars.plain());
        assertEquals(State.UNSIGNED, found.state());
        assertNull(found.signer());
    }

    @Test
    void aStrangerIsNotTrusted() throws Exception {
        String unknown = "neither the certificate nor that of its issuer is in trusted.pem";
        untrusted("Stranger", unknown, check(signers.sign(jars.plain(), "stranger")));
        untrusted("Clean Streets Ltd", unknown, check(signed, signers.pem("stranger")));
    }

    @Test
    void whoOnlyBearsTheNamesOfThoseWhoAreTrustedIsAStranger() throws Exception {
        untrusted("Clean Streets Ltd", "neither the certificate nor that of its issuer is in trusted.pem", check(signers.sign(jars.plain(), "impostor")));
    }

    @Test
    void aCertificateThatExpiredIsNotTrusted() throws Exception {
        Path late = signers.sign(jars.plain(), "lapsed");
        Signature found = check(late);
        assertEquals(State.UNTRUSTED, found.state());
        assertTrue(found.why().en().startsWith("the certificate expired on "), found.why().en());
        trusted("Old Vendor", new Signatures(town, NO_PASSWORD, Clock.offset(Clock.systemUTC(), YEAR.plusDays(20).negated())).check(late));
        assertTrue(check(signed, YEAR.negated()).why().en().startsWith("the certificate is valid from "));
    }

    private static Signature check(Path jar, Duration later) {
        return new Signatures(town, NO_PASSWORD, Clock.offset(Clock.systemUTC(), later)).check(jar);
    }

    /** The words of whoever stamps the time count as far as that one is trusted. */
    @Test
    void whatWasSignedBeforeTheCertificateExpiredStaysTrusted() throws Exception {
        Instant then = Instant.now().minus(YEAR).minus(Duration.ofDays(20));
        TrustedSigners trusted = new TrustedSigners(TrustFile.read(town, null), "trusted.pem");
        X509Certificate clock = (X509Certificate) signers.path("clock").getCertificates().get(0);
        Instant stamped = clock.getNotBefore().toInstant();

        assertEquals(Optional.empty(), trusted.objection(new CodeSigner(signers.path("vendor"), new Timestamp(Date.from(stamped), signers.path("clock"))),
                Instant.now().plus(YEAR.multipliedBy(20))));
        for (String untrustedClock : new String[] {"stranger", "vendor"}) {
            CodeSigner signer = new CodeSigner(signers.path("lapsed"), new Timestamp(Date.from(then), signers.path(untrustedClock)));
            assertTrue(trusted.objection(signer, Instant.now()).map(Text::en).orElse("").startsWith("the certificate expired on "));
        }
    }

    @Test
    void aCertificateForAnotherUseIsNotTrusted() throws Exception {
        untrusted("www.example.org", "the certificate is not meant for signing software", check(signers.sign(jars.plain(), "website")));
    }

    @Test
    void anAlgorithmThatIsTooWeakProvesNothing() throws Exception {
        untrusted(null, "its algorithm is too weak, or unknown to the Java here", check(signers.sign(jars.plain(), "vendor", "MD5")));
    }

    @Test
    void oneChangedByteIsTampering() throws Exception {
        for (String entry : new String[] {Jars.TOWN, "META-INF/versions/17/org/example/Town.class", "lib/inner.jar", "META-INF/services/org.example.Service",
            "db/changelog.xml"}) {
            tampered("\"" + entry + "\" was changed", Jars.flip(entry));
        }
    }

    @Test
    void aClassAddedIsTampering() throws Exception {
        tampered("\"org/example/Evil.class\" was added after the signing", entries -> entries.put("org/example/Evil.class", Jars.bytes("evil")));
        tampered("\"META-INF/versions/17/org/example/Road.class\" was added after the signing",
                entries -> entries.put("META-INF/versions/17/org/example/Road.class", Jars.bytes("evil")));
        tampered("\"META-INF/SIG-EVIL\" was added after the signing", entries -> entries.put("META-INF/SIG-EVIL", Jars.bytes("evil")));
    }

    @Test
    void aClassRemovedIsTampering() throws Exception {
        tampered("\"" + Jars.TOWN + "\" was taken out", entries -> entries.remove(Jars.TOWN));
    }

    @Test
    void aSignatureRemovedIsTampering() throws Exception {
        String stripped = "the signature was taken out, only the digests in the manifest are left";
        tampered(stripped, entries -> entries.keySet().removeIf(name -> name.startsWith("META-INF/VENDOR.")));
        tampered(stripped, entries -> entries.remove("META-INF/VENDOR.EC"));
        tampered(stripped, entries -> entries.remove("META-INF/VENDOR.SF"));
        tampered(stripped, entries -> entries.put("META-INF/evil.dsa", Jars.bytes("evil")));
    }

    @Test
    void aManifestThatWasChangedIsTampering() throws Exception {
        String manifest = "META-INF/MANIFEST.MF";
        tampered("the manifest or the signature itself was changed",
                entries -> entries.put(manifest, Jars.bytes(Jars.text(entries, manifest).replace("Bundle-Activator: org.example.Town", "Bundle-Activator: org.example.Evil"))));
        tampered("the manifest or the signature itself was changed", Jars.flip("META-INF/VENDOR.SF"));
        tampered("the manifest or the signature itself was changed",
                entries -> entries.put("META-INF/VENDOR.SF", Jars.bytes(Jars.text(entries, "META-INF/VENDOR.SF").replace("Signature-Version: 1.0", "Signature-Version: 2.0"))));
    }

    /** Java takes such a jar for one that nobody signed. */
    @Test
    void aSignatureThatIsDamagedIsTampering() throws Exception {
        tampered("the signature is damaged and cannot be read", entries -> entries.put("META-INF/VENDOR.EC", Jars.bytes("nonsense")));
    }

    @Test
    void anEntryThatIsThereTwiceIsTampering() throws Exception {
        Path doubled = jars.with(jars.plain(), entries -> entries.put("org/example/Tow2.class", Jars.bytes("evil")));
        String content = Files.readString(doubled, StandardCharsets.ISO_8859_1).replace("Tow2", "Town");
        tampered("\"" + Jars.TOWN + "\" is there twice", Files.writeString(doubled, content, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aFileDamagedOnItsWayIsTampering() throws Exception {
        byte[] content = Files.readAllBytes(signed);
        String text = new String(content, StandardCharsets.ISO_8859_1);
        int begin = text.indexOf(Jars.TOWN) + Jars.TOWN.length();
        for (int i = begin; i < begin + 8; i++) {
            content[i] = (byte) 0xff;
        }
        assertEquals(State.TAMPERED, check(Files.write(Files.createTempFile(folder, "damaged", ".jar"), content)).state());
    }

    @Test
    void whoSignedItTwiceNeedsToBeTrustedOnce() throws Exception {
        trusted("Clean Streets Ltd", check(signers.sign(signed, "stranger")));
        trusted("Clean Streets Ltd", check(signers.sign(signers.sign(jars.plain(), "stranger"), "vendor")));
    }

    @Test
    void whoAddsAClassAndSignsAgainSignsAlone() throws Exception {
        Path more = jars.with(signed, entries -> entries.put("org/example/Evil.class", Jars.bytes("evil")));
        untrusted("Stranger", "neither the certificate nor that of its issuer is in trusted.pem", check(signers.sign(more, "stranger")));
    }

    @Test
    void whereThereIsNoFileOfCertificatesNobodyIsTrusted() {
        untrusted("Clean Streets Ltd", "no certificate is trusted yet, there is no file trusted.pem", check(signed, folder.resolve("none/trusted.pem")));
    }

    @Test
    void theCertificatesMayComeAsPkcs12() throws Exception {
        Path trusted = signers.pkcs12("authority");
        trusted("Clean Streets Ltd", new Signatures(trusted, Signers.PASSWORD.toCharArray(), Clock.systemUTC()).check(signed));
        assertEquals("trust-unreadable", assertThrows(Problem.class, () -> check(signed, trusted)).code());
        assertEquals("trust-unreadable",
                assertThrows(Problem.class, () -> new Signatures(trusted, "wrong".toCharArray(), Clock.systemUTC()).check(signed)).code());
    }

    @Test
    void aFileOfCertificatesThatIsSomethingElseIsRefused() throws Exception {
        for (String content : new String[] {"", "nothing", "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n", "0nonsense"}) {
            Path file = Files.writeString(folder.resolve("wrong.pem"), content);
            Problem problem = assertThrows(Problem.class, () -> check(signed, file));
            assertEquals("trust-unreadable", problem.code());
        }
    }

    @Test
    void whatIsNoJarIsRefused() throws Exception {
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        assertEquals("no-jar", assertThrows(Problem.class, () -> check(text)).code());
    }
}
