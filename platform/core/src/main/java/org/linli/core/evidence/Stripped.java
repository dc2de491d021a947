package org.linli.core.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/** Pictures without what they say of place, time and camera; the picture itself stays bit for bit. */
final class Stripped {

    private static final int JPEG_RESTART_0 = 0xD0;
    private static final int JPEG_RESTART_7 = 0xD7;
    private static final int JPEG_END = 0xD9;
    private static final int JPEG_START_OF_SCAN = 0xDA;
    private static final int JPEG_APP0 = 0xE0;
    private static final int JPEG_APP2 = 0xE2;
    private static final int JPEG_APP14_ADOBE_COLOURS = 0xEE;
    private static final int JPEG_APP15 = 0xEF;
    private static final int JPEG_COMMENT = 0xFE;
    private static final byte[] COLOUR_PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final int PNG_SIGNATURE = 8;
    private static final int PNG_CHUNK_FRAME = 12;
    private static final int PNG_HEADER_LENGTH = 13;
    /** What a picture is drawn from; all other chunks may say anything. */
    private static final Set<String> PNG_PICTURE = Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs",
            "acTL", "fcTL", "fdAT");
    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
    /** Of a segment of that kind without a small picture of the picture. */
    private static final int JFIF_LENGTH = 18;
    private static final int JPEG_FRAME_LENGTH = 10;

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

    /** Cut behind its end, where phones hang films and further pictures with their own metadata. */
    private static Optional<byte[]> jpeg(byte[] content) {
        var kept = new ByteArrayOutputStream(content.length);
        kept.write(content, 0, 2);
        int at = 2;
        boolean framed = false;
        boolean scanned = false;
        while (at + 2 <= content.length && (content[at] & 0xFF) == 0xFF) {
            int marker = content[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == JPEG_END) {
                kept.write(content, at, 2);
                return scanned ? Optional.of(kept.toByteArray()) : Optional.empty();
            }
            int length = at + 4 > content.length ? 0 : 2 + (ByteBuffer.wrap(content).getShort(at + 2) & 0xFFFF);
            if (length < 4 || at + length > content.length) {
                return Optional.empty();
            }
            framed |= Pixels.frame(marker) && length >= JPEG_FRAME_LENGTH;
            if (marker == JPEG_START_OF_SCAN && !framed || Pixels.frame(marker) && length < JPEG_FRAME_LENGTH) {
                return Optional.empty();
            }
            scanned |= marker == JPEG_START_OF_SCAN;
            int next = marker == JPEG_START_OF_SCAN ? endOfScan(content, at + length) : at + length;
            if (!isJpegMetadata(marker, content, at + 4, length)) {
                kept.write(content, at, next - at);
            }
            at = next;
        }
        return Optional.empty();
    }

    /** Where the next segment begins: inside a scan only stuffed bytes and restarts follow 0xFF. */
    private static int endOfScan(byte[] content, int from) {
        int at = from;
        while (at + 1 < content.length) {
            int next = content[at + 1] & 0xFF;
            boolean scan = (content[at] & 0xFF) != 0xFF || next == 0 || next == 0xFF || next >= JPEG_RESTART_0 && next <= JPEG_RESTART_7;
            if (!scan) {
                return at;
            }
            at++;
        }
        return content.length;
    }

    private static boolean isJpegMetadata(int marker, byte[] content, int from, int length) {
        if (marker == JPEG_APP0) {
            return length != JFIF_LENGTH || !Arrays.equals(content, from, from + JFIF.length, JFIF, 0, JFIF.length);
        }
        if (marker == JPEG_APP2) {
            return from + COLOUR_PROFILE.length > content.length
                    || !Arrays.equals(content, from, from + COLOUR_PROFILE.length, COLOUR_PROFILE, 0, COLOUR_PROFILE.length);
        }
        return marker == JPEG_COMMENT || marker > JPEG_APP0 && marker <= JPEG_APP15 && marker != JPEG_APP14_ADOBE_COLOURS;
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
            boolean first = at == PNG_SIGNATURE;
            if (first != chunk.equals("IHDR") || first && length != PNG_HEADER_LENGTH || !whole(content, at, length)) {
                return Optional.empty();
            }
            if (PNG_PICTURE.contains(chunk)) {
                kept.write(content, at, length + PNG_CHUNK_FRAME);
            }
            at += length + PNG_CHUNK_FRAME;
            if (chunk.equals("IEND")) {
                return Optional.of(kept.toByteArray());
            }
        }
        return Optional.empty();
    }

    private static boolean whole(byte[] content, int at, int length) {
        var sum = new CRC32();
        sum.update(content, at + 4, length + 4);
        return (int) sum.getValue() == ByteBuffer.wrap(content).getInt(at + 8 + length);
    }
}
