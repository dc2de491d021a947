package org.linli.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.linli.api.Messages;
import org.linli.api.Problem;

/** A text that arrives in another charset, as UTF-8. */
final class Transcoded extends InputStream {

    private static final Messages MESSAGES = Messages.beside(Transcoded.class);
    private static final int CHARACTERS = 8_192;

    private final Charset charset;
    private final Reader text;
    private final char[] characters = new char[CHARACTERS];
    /** 1 while the first half of a pair waits for the second. */
    private int held;
    private byte[] bytes = new byte[0];
    private int at;

    Transcoded(InputStream file, Charset charset) {
        this.charset = charset;
        this.text = new InputStreamReader(file, charset.newDecoder());
    }

    /** The charset of that name. @throws Problem {@code UNSUPPORTED} when there is none */
    static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw MESSAGES.problem(Problem.Kind.UNSUPPORTED, "charset", name).at("Content-Type");
        }
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int read = Math.min(length, bytes.length - at);
        System.arraycopy(bytes, at, buffer, offset, read);
        at += read;
        return read;
    }

    /** Whether there is more. @throws Problem {@code MALFORMED} for bytes that the charset doesn't have */
    private boolean fill() throws IOException {
        while (at == bytes.length) {
            int read;
            try {
                read = text.read(characters, held, CHARACTERS - held);
            } catch (CharacterCodingException e) {
                throw MESSAGES.problem(Problem.Kind.MALFORMED, "charset-other", charset.name());
            }
            int there = held + Math.max(read, 0);
            if (there == 0) {
                return false;
            }
            held = read > 0 && Character.isHighSurrogate(characters[there - 1]) ? 1 : 0;
            bytes = new String(characters, 0, there - held).getBytes(StandardCharsets.UTF_8);
            at = 0;
            characters[0] = characters[there - 1];
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
