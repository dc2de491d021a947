package org.linli.core.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Some thousands of rows as bytes, packed fast rather than tight: numbers in as few bytes as they need, each text behind its length. */
final class Parts {

    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;

    private final byte[] bytes;
    private int at;

    private Parts(byte[] bytes) {
        this.bytes = bytes;
    }

    static byte[] pack(List<RowSource.Cells> rows) {
        var plain = new ByteArrayOutputStream(1 << 18);
        number(plain, rows.size());
        for (RowSource.Cells row : rows) {
            number(plain, row.number());
            number(plain, row.cells().length);
            for (String cell : row.cells()) {
                byte[] text = cell.getBytes(StandardCharsets.UTF_8);
                number(plain, text.length);
                plain.write(text, 0, text.length);
            }
        }
        return deflated(plain);
    }

    static List<RowSource.Cells> unpack(byte[] packed) {
        try (var inflated = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return new Parts(inflated.readAllBytes()).rows();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] deflated(ByteArrayOutputStream plain) {
        var packed = new ByteArrayOutputStream(1 << 17);
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DeflaterOutputStream(packed, deflater, 1 << 15)) {
            plain.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private List<RowSource.Cells> rows() {
        int count = number();
        List<RowSource.Cells> rows = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int number = number();
            String[] cells = new String[number()];
            for (int c = 0; c < cells.length; c++) {
                int length = number();
                cells[c] = length == 0 ? "" : new String(bytes, at, length, StandardCharsets.UTF_8);
                at += length;
            }
            rows.add(new RowSource.Cells(number, cells));
        }
        return rows;
    }

    private static void number(ByteArrayOutputStream out, int number) {
        int rest = number;
        while (rest > SEVEN_BITS) {
            out.write(rest & SEVEN_BITS | MORE);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private int number() {
        int number = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            number |= (next & SEVEN_BITS) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }
}
