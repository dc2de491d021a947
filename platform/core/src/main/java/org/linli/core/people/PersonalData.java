package org.linli.core.people;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.core.DataFolder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Seals personal data with AES-256-GCM and makes keyed hashes (HMAC-SHA-256) by which they can be found without being opened. */
@Component(service = PersonalData.class)
public final class PersonalData {

    /** Which of the data it is; sealed texts can't be exchanged between purposes. */
    enum Purpose { ID_NO, PHONE, ADDRESS, ROWS }

    private static final String VERSION = "1:";
    private static final int IV = 12;
    private static final int TAG_BITS = 128;
    private static final int HASH_LENGTH = 32;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec sealing;
    private final SecretKeySpec hashing;

    @Activate
    public PersonalData(@Reference(target = "(linli.schema=core)") Schema schema, @Reference Transactions transactions) {
        this(transactions, DataFolder.path());
    }

    PersonalData(Transactions transactions, Path folder) {
        this(key(transactions, folder));
    }

    private PersonalData(byte[] key) {
        sealing = new SecretKeySpec(key, 0, HASH_LENGTH, "AES");
        hashing = new SecretKeySpec(key, HASH_LENGTH, HASH_LENGTH, "HmacSHA256");
    }

    /** The sealed text; null for null. */
    String seal(Purpose purpose, String text) {
        if (text == null) {
            return null;
        }
        return VERSION + Base64.getEncoder().encodeToString(seal(purpose, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The text that was sealed; null for null. */
    String open(Purpose purpose, String sealed) {
        if (sealed == null) {
            return null;
        }
        return new String(open(purpose, Base64.getDecoder().decode(sealed.substring(VERSION.length()))), StandardCharsets.UTF_8);
    }

    /** Rows of a file, sealed. */
    public byte[] sealRows(byte[] rows) {
        return seal(Purpose.ROWS, rows);
    }

    /** The rows that were sealed. */
    public byte[] openRows(byte[] sealed) {
        return open(Purpose.ROWS, sealed);
    }

    private byte[] seal(Purpose purpose, byte[] plain) {
        byte[] iv = new byte[IV];
        random.nextBytes(iv);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, purpose, iv, plain, 0);
        byte[] all = Arrays.copyOf(iv, IV + sealed.length);
        System.arraycopy(sealed, 0, all, IV, sealed.length);
        return all;
    }

    private byte[] open(Purpose purpose, byte[] sealed) {
        return crypt(Cipher.DECRYPT_MODE, purpose, Arrays.copyOf(sealed, IV), sealed, IV);
    }

    /** The keyed hash of a text; null for null. */
    String index(String purpose, String text) {
        if (text == null) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashing);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal((purpose + ":" + text).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private byte[] crypt(int mode, Purpose purpose, byte[] iv, byte[] input, int offset) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(purpose.name().getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, offset, input.length - offset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("personal data were changed in the database, or sealed with another key", e);
        }
    }

    /** A new key only for a database that has none: with another key, what is stored could never be opened again. */
    private static byte[] key(Transactions transactions, Path folder) {
        return transactions.write(db -> {
            Optional<String> used = db.first("select fingerprint from data_keys where town = ? and id = 'personal'", row -> row.text(1), db.town());
            if (used.isPresent() && !SealingKey.exists(folder)) {
                throw new IllegalStateException("the key of personal data is missing: put keys/personal-data.key back into the data folder " + folder);
            }
            byte[] key = SealingKey.exists(folder) ? SealingKey.read(folder) : SealingKey.create(folder);
            String fingerprint = new PersonalData(key).index("fingerprint", "personal");
            if (used.isPresent() && !used.get().equals(fingerprint)) {
                throw new IllegalStateException("keys/personal-data.key in " + folder + " is not the key that this database was sealed with");
            }
            if (used.isEmpty()) {
                db.insertNew("data_keys", List.of("town", "id", "fingerprint"), List.<Object[]>of(new Object[] {db.town(), "personal", fingerprint}));
            }
            return key;
        });
    }
}
