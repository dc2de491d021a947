package org.linli.security.audit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.linli.api.data.Db;
import org.linli.api.security.AuditSignatures;

/** Signatures by keys of a test. */
final class TestSignatures implements AuditSignatures {

    /** Whether all nodes sign. */
    boolean byAll = true;
    private final Map<Integer, KeyPair> keys = new TreeMap<>();

    TestSignatures() {
        rotate();
    }

    /** From now on another key signs. */
    void rotate() {
        try {
            keys.put(keys.size() + 1, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean byAll(Db db) {
        return byAll;
    }

    @Override
    public Signature sign(byte[] content) {
        try {
            java.security.Signature signing = java.security.Signature.getInstance("Ed25519");
            signing.initSign(keys.get(keys.size()).getPrivate());
            signing.update(content);
            return new Signature(keys.size(), Base64.getEncoder().encodeToString(signing.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<Integer, String> publicKeys() {
        Map<Integer, String> all = new TreeMap<>();
        keys.forEach((version, pair) -> all.put(version, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())));
        return all;
    }
}
