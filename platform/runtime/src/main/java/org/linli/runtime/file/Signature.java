package org.linli.runtime.file;

import org.linli.api.Text;

/**
 * What a jar's signature says.
 *
 * @param signer who signed it, as the certificate says; null where that isn't known
 * @param why    why it isn't trusted, or what was tampered with; null otherwise
 */
public record Signature(State state, String signer, Text why) {

    /** How far it can be relied upon. */
    public enum State {
        /** Nobody signed it. */
        UNSIGNED,
        /** It is as somebody signed it whom the town trusts. */
        TRUSTED,
        /** Somebody signed it, but the town doesn't trust that one, or the signature proves nothing. */
        UNTRUSTED,
        /** It isn't what was signed. */
        TAMPERED
    }

    static Signature none() {
        return new Signature(State.UNSIGNED, null, null);
    }

    static Signature tampered(String what, Object... arguments) {
        return new Signature(State.TAMPERED, null, ModuleFile.MESSAGES.text("tampered." + what, arguments));
    }

    static Signature untrusted(String signer, Text why) {
        return new Signature(State.UNTRUSTED, signer, why);
    }

    static Signature trusted(String signer) {
        return new Signature(State.TRUSTED, signer, null);
    }
}
