package org.linli.security.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** What a block's signature (Ed25519) is made of, and whether one fits; Java alone verifies it, anywhere. */
final class Signing {

    private static final String ED25519 = "Ed25519";

    private Signing() {
    }

    /** What is signed: by the hash it covers the block and all before it. */
    static byte[] content(String town, long block, String hash) {
        return ("audit block\n" + town + "\n" + block + "\n" + hash).getBytes(StandardCharsets.UTF_8);
    }

    /** @param publicKey X.509 in Base64 */
    static boolean fits(String publicKey, String town, Block block) {
        try {
            Signature check = Signature.getInstance(ED25519);
            check.initVerify(KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
            check.update(content(town, block.number(), block.hash()));
            return check.verify(Base64.getDecoder().decode(block.signature().value()));
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            return false;
        }
    }
}
