package org.linli.core.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The keys of a town: one for keyed hashes, and versions for sealing.
 *
 * <p>The key for hashes stays for good: a hash is looked up by equality, so two of them side by side would leave a gap in which a document
 * could be entered twice. It opens nothing.
 */
public final class KeyRing {

    private static final int NONCE = 12;
    private static final int HASH_KEY = 32;

    /** A key that seals; its text form never holds it. */
    record Key(int version, Algorithm algorithm, Instant created, byte[] secret) {

        Key {
            if (version < 1 || secret.length != algorithm.keyLength()) {
                throw new IllegalArgumentException("a key of " + algorithm + " has " + algorithm.keyLength() + " bytes and a version from 1 on");
            }
        }

        @Override
        public String toString() {
            return "key " + version + " " + algorithm;
        }
    }

    private final SecureRandom random = new SecureRandom();
    private final Algorithm hashing;
    private final byte[] hashKey;
    private final TreeMap<Integer, Key> keys = new TreeMap<>();
    private final Map<Algorithm, Sealer> sealers = new EnumMap<>(Algorithm.class);

    KeyRing(Algorithm hashing, byte[] hashKey, List<Key> keys) {
        if (hashKey.length != HASH_KEY || keys.isEmpty()) {
            throw new IllegalArgumentException("a ring has a key of " + HASH_KEY + " bytes for hashes and at least one that seals");
        }
        this.hashing = hashing;
        this.hashKey = hashKey;
        sealers.put(hashing, hashing.sealer());
        keys.forEach(key -> {
            this.keys.put(key.version(), key);
            sealers.computeIfAbsent(key.algorithm(), Algorithm::sealer);
        });
    }

    /** New keys for a town that has none. */
    static KeyRing fresh(Algorithm algorithm, Instant now) {
        return new KeyRing(algorithm, random(HASH_KEY), List.of(new Key(1, algorithm, now, random(algorithm.keyLength()))));
    }

    /** This ring with one key more. */
    public KeyRing with(int version, Algorithm algorithm, Instant now) {
        List<Key> all = new ArrayList<>(keys.values());
        all.add(new Key(version, algorithm, now, random(algorithm.keyLength())));
        return new KeyRing(hashing, hashKey, all);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    public Algorithm hashing() {
        return hashing;
    }

    byte[] hashKey() {
        return hashKey;
    }

    List<Key> keys() {
        return List.copyOf(keys.values());
    }

    /** Its versions, oldest first. */
    public List<Integer> versions() {
        return List.copyOf(keys.keySet());
    }

    public boolean holds(int version) {
        return keys.containsKey(version);
    }

    /** How that version seals; empty for one that isn't here. */
    public Optional<Algorithm> algorithm(int version) {
        return Optional.ofNullable(keys.get(version)).map(Key::algorithm);
    }

    /** When that version was made. */
    public Instant created(int version) {
        return there(version).created();
    }

    /** By what another node knows that its file holds the same key; it tells nothing about the key. */
    public String fingerprint(int version) {
        Key key = there(version);
        return text(sealers.get(key.algorithm()).hash(key.secret(), utf8("fingerprint:" + version)));
    }

    /** The key that signs, which follows from that version and doesn't lead back to it. */
    Ed25519Key signing(int version) {
        Key key = there(version);
        return new Ed25519Key(sealers.get(key.algorithm()).hash(key.secret(), utf8("signature:" + version)));
    }

    /** The keyed hash of a text, by which it is found without being opened. */
    public String hash(String text) {
        return text(sealers.get(hashing).hash(hashKey, utf8(text)));
    }

    /** Nonce and sealed bytes. */
    public byte[] seal(int version, String purpose, byte[] plain) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = crypt(true, there(version), nonce, purpose, plain, 0);
        byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    /** What was sealed with that version for that purpose. */
    public byte[] open(int version, String purpose, byte[] sealed) {
        return crypt(false, there(version), Arrays.copyOf(sealed, NONCE), purpose, sealed, NONCE);
    }

    private byte[] crypt(boolean seal, Key key, byte[] nonce, String purpose, byte[] input, int offset) {
        try {
            return sealers.get(key.algorithm()).crypt(seal, key.secret(), nonce, utf8(purpose), input, offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("personal data were changed in the database, or sealed with another key", e);
        }
    }

    private Key there(int version) {
        Key key = keys.get(version);
        if (key == null) {
            throw new IllegalStateException("keys/personal-data.key of this node lacks version " + version + ": copy the file from a node that has it");
        }
        return key;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
