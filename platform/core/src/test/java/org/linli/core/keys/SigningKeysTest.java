package org.linli.core.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.linli.api.data.Transactions;
import org.linli.api.security.AuditSignatures.Signature;
import org.linli.testkit.EachEngine;
import org.linli.testkit.TestFolder;

@EachEngine
class SigningKeysTest {

    private static final byte[] CONTENT = {1, 2, 3};

    private final Transactions transactions;
    private final SealingKeys keys;
    private final SigningKeys signing;

    SigningKeysTest(Transactions transactions) {
        this.transactions = transactions;
        keys = new SealingKeys(transactions, TestFolder.make(), "one", Algorithm.AES, Clock.systemUTC());
        signing = new SigningKeys(keys);
    }

    @Test
    void whatOneKeySignsJavaVerifiesByItsPublicHalfAlone() throws GeneralSecurityException {
        Signature first = signing.sign(CONTENT);
        transactions.write(db -> keys.order(db, Algorithm.SM4, "admin"));
        Signature second = signing.sign(CONTENT);
        assertEquals(1, first.key());
        assertEquals(2, second.key(), "with the key that came into use");
        assertTrue(fits(first, signing.publicKeys().get(1)) && fits(second, signing.publicKeys().get(2)));
        assertFalse(fits(first, signing.publicKeys().get(2)));
    }

    @Test
    void aNodeOfAnEarlierVersionThatRunsDoesNotSign() {
        assertTrue(byAll());
        transactions.write(db -> db.update("insert into key_holders (town, node, holds, seals_with, seen) values ('main', 'old', '1', 1, ?)",
                Clock.systemUTC().instant()));
        assertFalse(byAll());
    }

    @Test
    void aNodeThatWentBackToAnEarlierVersionUnderItsNameDoesNotSign() {
        assertTrue(byAll());
        transactions.write(db -> db.update("update key_holders set seen = ? where node = 'one'", db.now().plusSeconds(1)));
        assertFalse(byAll(), "that version says when it was seen, and leaves the rest as it was");
    }

    private boolean byAll() {
        return transactions.<Boolean>read(signing::byAll);
    }

    private static boolean fits(Signature signature, String publicKey) throws GeneralSecurityException {
        var check = java.security.Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
        check.update(CONTENT);
        return check.verify(Base64.getDecoder().decode(signature.value()));
    }
}
