package org.linli.core.people;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

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

    static Optional<DocumentKind> of(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    }

    /** Whether its number is built by GB 11643. */
    boolean hasCheckDigit() {
        return this == ID_CARD || this == RESIDENCE_PERMIT;
    }
}
