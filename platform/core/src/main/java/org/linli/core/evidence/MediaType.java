package org.linli.core.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The kinds of file that may be evidence, told by their content and never by their name. */
enum MediaType {
    JPEG("image/jpeg", "ffd8ff"), PNG("image/png", "89504e470d0a1a0a"), PDF("application/pdf", "255044462d"), TEXT("text/plain", "");

    private final String value;
    private final byte[] start;

    MediaType(String value, String start) {
        this.value = value;
        this.start = HexFormat.of().parseHex(start);
    }

    /** As in {@code Content-Type}. */
    String value() {
        return value;
    }

    /** What the content is; empty for anything else. */
    static Optional<MediaType> of(byte[] content) {
        return Arrays.stream(values()).filter(type -> type == TEXT ? isText(content) : type.begins(content)).findFirst();
    }

    private boolean begins(byte[] content) {
        return content.length > start.length && Arrays.equals(start, 0, start.length, content, 0, start.length);
    }

    private static boolean isText(byte[] content) {
        for (byte one : content) {
            if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return content.length > 0;
        } catch (CharacterCodingException notText) {
            return false;
        }
    }
}
