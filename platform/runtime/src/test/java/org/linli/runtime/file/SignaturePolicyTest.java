package org.linli.runtime.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;
import org.linli.api.Text;

class SignaturePolicyTest {

    private static final Signature TAMPERED = Signature.tampered("changed", "A.class");
    private static final Signature UNTRUSTED = Signature.untrusted("Stranger", new Text("不认识", "unknown"));
    private static final Signature UNCHECKED = Signature.untrusted(null, new Text("太弱", "too weak"));

    private static String refused(SignaturePolicy policy, Signature signature) {
        Problem problem = assertThrows(Problem.class, () -> policy.note(signature));
        assertEquals(Problem.Kind.INVALID, problem.kind());
        return problem.code();
    }

    @Test
    void whereNobodyAsksEverythingIsTaken() {
        for (Signature each : new Signature[] {TAMPERED, UNTRUSTED, UNCHECKED, Signature.none(), Signature.trusted("Vendor")}) {
            assertEquals(Optional.empty(), SignaturePolicy.OFF.note(each));
        }
    }

    @Test
    void aWarningTellsWhatIsMissingAndRefusesWhatWasTamperedWith() {
        assertEquals("tampered", refused(SignaturePolicy.WARN, TAMPERED));
        assertEquals("The module's file is not signed, so nobody can tell whom it comes from", SignaturePolicy.WARN.note(Signature.none()).orElseThrow().en());
        assertEquals("模块文件由“Stranger”签名，但本镇不能信任这个签名：不认识", SignaturePolicy.WARN.note(UNTRUSTED).orElseThrow().zh());
        assertEquals("The signature of the module's file proves nothing: too weak", SignaturePolicy.WARN.note(UNCHECKED).orElseThrow().en());
    }

    @Test
    void whereItIsRequiredOnlyATrustedSignatureWillDo() {
        assertEquals("tampered", refused(SignaturePolicy.REQUIRE, TAMPERED));
        assertEquals("unsigned", refused(SignaturePolicy.REQUIRE, Signature.none()));
        assertEquals("untrusted", refused(SignaturePolicy.REQUIRE, UNTRUSTED));
        assertEquals("unchecked", refused(SignaturePolicy.REQUIRE, UNCHECKED));
        assertEquals("由本镇信任的“Vendor”签名", SignaturePolicy.REQUIRE.note(Signature.trusted("Vendor")).orElseThrow().zh());
    }
}
