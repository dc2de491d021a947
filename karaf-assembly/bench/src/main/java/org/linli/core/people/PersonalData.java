package org.linli.core.people;

import org.linli.core.keys.SealingKeys;

/** Takes the place of the product's class of that name in the floor of {@code EncryptionBench}: it seals nothing; keyed hashes stay. */
public final class PersonalData {

    /** As in the product. */
    enum Purpose { ID_NO, PHONE, ADDRESS, ROWS }

    /** Rows of a file as they are. */
    public record SealedRows(int version, byte[] content) {
    }

    private final SealingKeys keys;

    public PersonalData(SealingKeys keys) {
        this.keys = keys;
    }

    String seal(Purpose purpose, String text) {
        return text;
    }

    String seal(int version, Purpose purpose, String text) {
        return text;
    }

    String open(Purpose purpose, String sealed) {
        return sealed;
    }

    public String open(String purpose, String sealed) {
        return sealed;
    }

    public SealedRows sealRows(byte[] rows) {
        return new SealedRows(keys.current(), rows);
    }

    SealedRows sealRows(int version, byte[] rows) {
        return new SealedRows(version, rows);
    }

    public byte[] openRows(SealedRows sealed) {
        return sealed.content();
    }

    String index(String purpose, String text) {
        return text == null ? null : keys.ring().hash(purpose + ":" + text);
    }
}
