package org.linli.core.people;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import org.linli.api.data.Transactions;
import org.linli.core.keys.Algorithm;
import org.linli.core.keys.SealingKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Seals personal data with the newest key in use, opens them with the one they name, and makes keyed hashes by which they can be found. */
@Component(service = PersonalData.class)
public final class PersonalData {

    /** Which of the data it is; sealed texts can't be exchanged between purposes. */
    enum Purpose { ID_NO, PHONE, ADDRESS, ROWS, REMINDER }

    /** Rows of a file, sealed with that version. */
    public record SealedRows(int version, byte[] content) {
    }

    private final SealingKeys keys;

    @Activate
    public PersonalData(@Reference SealingKeys keys) {
        this.keys = keys;
    }

    /** One whose keys aren't watched. */
    PersonalData(Transactions transactions, Path folder) {
        this(new SealingKeys(transactions, folder, "node", Algorithm.AES, Clock.systemUTC()));
    }

    /** The sealed text, {@code <version>:<Base64>}; null for null. */
    String seal(Purpose purpose, String text) {
        return seal(keys.current(), purpose, text);
    }

    /** The sealed text; null for null. @param purpose as the register of fields names it */
    public String seal(String purpose, String text) {
        return seal(Purpose.valueOf(purpose), text);
    }

    /** The text sealed with that version, whichever is in use here. */
    String seal(int version, Purpose purpose, String text) {
        if (text == null) {
            return null;
        }
        byte[] sealed = keys.ringWith(version).seal(version, purpose.name(), text.getBytes(StandardCharsets.UTF_8));
        return version + ":" + Base64.getEncoder().encodeToString(sealed);
    }

    /** The text that was sealed; null for null. */
    String open(Purpose purpose, String sealed) {
        if (sealed == null) {
            return null;
        }
        int colon = sealed.indexOf(':');
        int version = Integer.parseInt(sealed.substring(0, colon));
        byte[] content = Base64.getDecoder().decode(sealed.substring(colon + 1));
        return new String(keys.ringWith(version).open(version, purpose.name(), content), StandardCharsets.UTF_8);
    }

    /** The text that was sealed. @param purpose as the register of fields names it */
    public String open(String purpose, String sealed) {
        return open(Purpose.valueOf(purpose), sealed);
    }

    /** Rows of a file, sealed. */
    public SealedRows sealRows(byte[] rows) {
        return sealRows(keys.current(), rows);
    }

    SealedRows sealRows(int version, byte[] rows) {
        return new SealedRows(version, keys.ringWith(version).seal(version, Purpose.ROWS.name(), rows));
    }

    /** The rows that were sealed. */
    public byte[] openRows(SealedRows sealed) {
        return keys.ringWith(sealed.version()).open(sealed.version(), Purpose.ROWS.name(), sealed.content());
    }

    /** The keyed hash of a text; null for null. */
    String index(String purpose, String text) {
        return text == null ? null : keys.ring().hash(purpose + ":" + text);
    }
}
