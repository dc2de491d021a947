package org.linli.core.evidence;

import java.nio.ByteBuffer;

/** How many pixels a picture says that it has: few bytes may unpack to more than the memory of whoever looks at it. */
final class Pixels {

    /** More than any camera takes. */
    static final long MOST = 200_000_000;

    private static final int PNG_WIDTH = 16;
    private static final int JPEG_FIRST_FRAME = 0xC0;
    private static final int JPEG_LAST_FRAME = 0xCF;
    private static final int JPEG_HUFFMAN = 0xC4;
    private static final int JPEG_EXTENSION = 0xC8;
    private static final int JPEG_ARITHMETIC = 0xCC;

    private Pixels() {
    }

    /** @param content as {@link Stripped} leaves it, so that its parts are whole */
    static long of(MediaType type, byte[] content) {
        return switch (type) {
            case PNG -> (ByteBuffer.wrap(content).getInt(PNG_WIDTH) & 0xFFFFFFFFL) * (ByteBuffer.wrap(content).getInt(PNG_WIDTH + 4) & 0xFFFFFFFFL);
            case JPEG -> jpeg(ByteBuffer.wrap(content));
            case PDF, TEXT -> 0;
        };
    }

    private static long jpeg(ByteBuffer content) {
        for (int at = 2; ; at += 2 + (content.getShort(at + 2) & 0xFFFF)) {
            int marker = content.get(at + 1) & 0xFF;
            if (frame(marker)) {
                return (content.getShort(at + 5) & 0xFFFFL) * (content.getShort(at + 7) & 0xFFFFL);
            }
        }
    }

    /** Whether a segment tells the picture's size. */
    static boolean frame(int marker) {
        return marker >= JPEG_FIRST_FRAME && marker <= JPEG_LAST_FRAME && marker != JPEG_HUFFMAN && marker != JPEG_EXTENSION && marker != JPEG_ARITHMETIC;
    }
}
