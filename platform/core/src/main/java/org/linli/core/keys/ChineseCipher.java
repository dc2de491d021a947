package org.linli.core.keys;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** SM4-GCM and HMAC-SM3 by Bouncy Castle. */
final class ChineseCipher implements Sealer {

    private static final int TAG_BITS = 128;

    @Override
    public byte[] crypt(boolean seal, byte[] key, byte[] nonce, byte[] purpose, byte[] input, int offset) throws GeneralSecurityException {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(seal, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, purpose));
        byte[] output = new byte[cipher.getOutputSize(input.length - offset)];
        try {
            int written = cipher.processBytes(input, offset, input.length - offset, output, 0);
            written += cipher.doFinal(output, written);
            return Arrays.copyOf(output, written);
        } catch (InvalidCipherTextException e) {
            throw new GeneralSecurityException(e);
        }
    }

    @Override
    public byte[] hash(byte[] key, byte[] text) {
        var mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        mac.update(text, 0, text.length);
        byte[] hash = new byte[mac.getMacSize()];
        mac.doFinal(hash, 0);
        return hash;
    }
}
