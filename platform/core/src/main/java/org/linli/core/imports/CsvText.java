package org.linli.core.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The text of a CSV file in UTF-8, or in GB18030 as spreadsheets on a Chinese Windows save it.
 *
 * <p>Letters, digits and signs are the same in both, so nothing is decided before the first other character; then some ten thousand bytes are
 * looked at, and what they are the rest must be as well. What is neither is read as UTF-8 up to where it breaks, so that its row can be told.
 */
final class CsvText extends Reader {

    static final Charset GB18030 = Charset.forName("GB18030");

    private static final int LOOKED_AT = 1 << 16;
    private static final int PLAIN = 1 << 12;

    private final BufferedInputStream file;
    private Charset charset = StandardCharsets.UTF_8;
    /** Null while all characters so far were the same in both. */
    private Reader text;

    CsvText(BufferedInputStream file) {
        this.file = file;
    }

    /** A file that says itself that it is UTF-8. */
    static CsvText marked(BufferedInputStream file) {
        var marked = new CsvText(file);
        marked.text = new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder());
        return marked;
    }

    /** In which the file is written, as far as it was read. */
    Charset charset() {
        return charset;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (text == null && length > 0) {
            int plain = plain(buffer, offset, length);
            if (plain != 0) {
                return plain;
            }
            charset = decided();
            text = new InputStreamReader(file, charset.newDecoder());
        }
        return length == 0 ? 0 : text.read(buffer, offset, length);
    }

    /** Reads characters that are the same in both. @return how many; 0 where another one comes next, -1 at the end */
    private int plain(char[] buffer, int offset, int length) throws IOException {
        int most = Math.min(length, PLAIN);
        file.mark(most);
        byte[] next = file.readNBytes(most);
        int plain = 0;
        while (plain < next.length && next[plain] >= 0) {
            buffer[offset + plain] = (char) next[plain];
            plain++;
        }
        file.reset();
        file.skipNBytes(plain);
        return next.length == 0 ? -1 : plain;
    }

    private Charset decided() throws IOException {
        file.mark(LOOKED_AT);
        byte[] next = file.readNBytes(LOOKED_AT);
        file.reset();
        return !fits(next, StandardCharsets.UTF_8) && fits(next, GB18030) ? GB18030 : StandardCharsets.UTF_8;
    }

    /** Whether bytes are text of the charset; a last character that is cut off doesn't count, unless the file ends with it. */
    private static boolean fits(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        return !decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length + 1), bytes.length < LOOKED_AT).isError();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
