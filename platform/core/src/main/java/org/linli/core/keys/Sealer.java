package org.linli.core.keys;

import java.security.GeneralSecurityException;

/** Seals, opens and hashes in one way; for many threads at once. */
interface Sealer {

    /** Seals or opens. @throws GeneralSecurityException when what is opened was changed, or sealed with another key */
    byte[] crypt(boolean seal, byte[] key, byte[] nonce, byte[] purpose, byte[] input, int offset) throws GeneralSecurityException;

    /** The keyed hash. */
    byte[] hash(byte[] key, byte[] text);
}
