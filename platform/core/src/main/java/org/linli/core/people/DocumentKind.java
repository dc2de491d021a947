package org.linli.core.people;

import java.util.Optional;
import org.linli.api.Text;
import org.linli.core.typed.Vocabulary;

/** The kinds of document that prove who someone is. */
enum DocumentKind {
    /** Resident identity card 居民身份证, checked by GB 11643. */
    ID_CARD,
    /** 护照. */
    PASSPORT,
    /** Mainland travel permit for residents of Hong Kong and Macao 港澳居民来往内地通行证. */
    HK_MACAO_PERMIT,
    /** Mainland travel permit for residents of Taiwan 台湾居民来往大陆通行证. */
    TAIWAN_PERMIT,
    /** Residence permit for residents of Hong Kong, Macao and Taiwan 港澳台居民居住证, numbered as an identity card. */
    RESIDENCE_PERMIT,
    /** Permanent residence card of foreigners 外国人永久居留身份证. */
    FOREIGNER_CARD,
    /** Military identity card 军官证 and the like. */
    MILITARY_CARD,
    /** Any other. */
    OTHER;

    /** Read when a word is first asked for. */
    private static final class Words {
        static final Vocabulary<DocumentKind> VOCABULARY = new Vocabulary<>(DocumentKind.class,
                kind -> PersonEntry.MESSAGES.text("id-type." + kind.name()));
    }

    /** By its name or one of its words. */
    static Optional<DocumentKind> of(String name) {
        return Words.VOCABULARY.of(name);
    }

    static Text all() {
        return Words.VOCABULARY.all();
    }

    /** Whether its number is built by GB 11643. */
    boolean hasCheckDigit() {
        return this == ID_CARD || this == RESIDENCE_PERMIT;
    }
}
