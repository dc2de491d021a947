package org.linli.runtime.file;

import java.util.Optional;
import org.linli.api.Problem;
import org.linli.api.Text;

/** How strictly a town asks for signatures. */
public enum SignaturePolicy {

    /** Signatures aren't looked at. */
    OFF,
    /** What was tampered with is refused; that a signature is missing or not trusted is told. */
    WARN,
    /** Only what somebody signed whom the town trusts is taken. */
    REQUIRE;

    /**
     * What is worth knowing of a signature that is good enough; empty where nobody asks.
     *
     * @throws Problem {@code INVALID} when it isn't good enough
     */
    public Optional<Text> note(Signature signature) {
        if (this == OFF) {
            return Optional.empty();
        }
        return Optional.of(switch (signature.state()) {
            case TRUSTED -> ModuleFile.MESSAGES.text("signature.trusted", signature.signer());
            case UNSIGNED -> noted("unsigned");
            case UNTRUSTED -> signature.signer() == null ? noted("unchecked", signature.why()) : noted("untrusted", signature.signer(), signature.why());
            case TAMPERED -> throw ModuleFile.MESSAGES.problem(Problem.Kind.INVALID, "tampered", signature.why());
        });
    }

    private Text noted(String code, Object... arguments) {
        if (this == REQUIRE) {
            throw ModuleFile.MESSAGES.problem(Problem.Kind.INVALID, code, arguments);
        }
        return ModuleFile.MESSAGES.text("problem." + code, arguments);
    }
}
