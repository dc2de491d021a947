package org.linli.core.keys;

import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A key that signs (RFC 8032), made from 32 secret bytes. */
record Ed25519Key(byte[] secret) {

    /** What stands before the 32 bytes of a public key in X.509. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    String sign(byte[] content) {
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(secret, 0, content, 0, content.length, signature, 0);
        return Base64.getEncoder().encodeToString(signature);
    }

    /** Its public half, X.509 in Base64. */
    String publicHalf() {
        byte[] x509 = new byte[X509.length + Ed25519.PUBLIC_KEY_SIZE];
        System.arraycopy(X509, 0, x509, 0, X509.length);
        Ed25519.generatePublicKey(secret, 0, x509, X509.length);
        return Base64.getEncoder().encodeToString(x509);
    }
}
