package org.linli.core.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Passes text through and knows whether a quote is still open, which the CSV parser forgives at the end of a file. */
final class QuoteCount extends FilterReader {

    private boolean open;

    QuoteCount(Reader text) {
        super(text);
    }

    boolean open() {
        return open;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        open ^= read == '"';
        return read;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            open ^= buffer[i] == '"';
        }
        return read;
    }
}
