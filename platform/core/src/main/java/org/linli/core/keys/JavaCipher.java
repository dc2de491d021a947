package org.linli.core.keys;

import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM and HMAC-SHA-256, which every Java has; ciphers at rest are kept, because a new one costs more than what it seals. */
final class JavaCipher implements Sealer {

    private static final int TAG_BITS = 128;

    private final Queue<Cipher> ciphers = new ConcurrentLinkedQueue<>();
    private final Queue<Mac> macs = new ConcurrentLinkedQueue<>();

    @Override
    public byte[] crypt(boolean seal, byte[] key, byte[] nonce, byte[] purpose, byte[] input, int offset) throws GeneralSecurityException {
        Cipher kept = ciphers.poll();
        Cipher cipher = kept == null ? Cipher.getInstance("AES/GCM/NoPadding") : kept;
        cipher.init(seal ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose);
        byte[] output = cipher.doFinal(input, offset, input.length - offset);
        ciphers.add(cipher);
        return output;
    }

    @Override
    public byte[] hash(byte[] key, byte[] text) {
        try {
            Mac kept = macs.poll();
            Mac mac = kept == null ? Mac.getInstance("HmacSHA256") : kept;
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] hash = mac.doFinal(text);
            macs.add(mac);
            return hash;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
