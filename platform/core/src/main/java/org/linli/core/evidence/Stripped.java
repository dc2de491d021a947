package org.linli.core.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** Pictures without what they say of place, time and camera; the picture itself stays bit for bit. */
final class Stripped {

    private static final int JPEG_START_OF_SCAN = 0xDA;
    private static final int JPEG_APP0 = 0xE0;
    private static final int JPEG_APP2_COLOUR_PROFILE = 0xE2;
    private static final int JPEG_APP14_ADOBE_COLOURS = 0xEE;
    private static final int JPEG_APP15 = 0xEF;
    private static final int JPEG_COMMENT = 0xFE;
    private static final int PNG_SIGNATURE = 8;
    private static final int PNG_CHUNK_FRAME = 12;
    private static final Set<String> PNG_METADATA = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");

    private Stripped() {
    }

    /** The content as it is kept; empty for a picture that is cut off or broken. */
    static Optional<byte[]> of(MediaType type, byte[] content) {
        return switch (type) {
            case JPEG -> jpeg(content);
            case PNG -> png(content);
            case PDF, TEXT -> Optional.of(content);
        };
    }

    private static Optional<byte[]> jpeg(byte[] content) {
        var kept = new ByteArrayOutputStream(content.length);
        kept.write(content, 0, 2);
        int at = 2;
        while (at + 4 <= content.length && (content[at] & 0xFF) == 0xFF) {
            int marker = content[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == JPEG_START_OF_SCAN) {
                kept.write(content, at, content.length - at);
                return Optional.of(kept.toByteArray());
            }
            int length = 2 + (ByteBuffer.wrap(content).getShort(at + 2) & 0xFFFF);
            if (length < 4 || at + length > content.length) {
                return Optional.empty();
            }
            if (!isJpegMetadata(marker)) {
                kept.write(content, at, length);
            }
            at += length;
        }
        return Optional.empty();
    }

    private static boolean isJpegMetadata(int marker) {
        return marker == JPEG_COMMENT || marker > JPEG_APP0 && marker <= JPEG_APP15 && marker != JPEG_APP2_COLOUR_PROFILE
                && marker != JPEG_APP14_ADOBE_COLOURS;
    }

    private static Optional<byte[]> png(byte[] content) {
        var kept = new ByteArrayOutputStream(content.length);
        kept.write(content, 0, PNG_SIGNATURE);
        int at = PNG_SIGNATURE;
        while (at + PNG_CHUNK_FRAME <= content.length) {
            int length = ByteBuffer.wrap(content).getInt(at);
            if (length < 0 || length > content.length - at - PNG_CHUNK_FRAME) {
                return Optional.empty();
            }
            String chunk = new String(content, at + 4, 4, StandardCharsets.US_ASCII);
            if (!PNG_METADATA.contains(chunk)) {
                kept.write(content, at, length + PNG_CHUNK_FRAME);
            }
            at += length + PNG_CHUNK_FRAME;
            if (chunk.equals("IEND")) {
                return Optional.of(kept.toByteArray());
            }
        }
        return Optional.empty();
    }
}
