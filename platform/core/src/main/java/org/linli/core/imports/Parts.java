package org.linli.core.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Some thousands of rows as bytes, packed fast rather than tight. */
final class Parts {

    private Parts() {
    }

    static byte[] pack(List<RowSource.Cells> rows) {
        var bytes = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 1 << 15))) {
            out.writeInt(rows.size());
            for (RowSource.Cells row : rows) {
                out.writeInt(row.number());
                out.writeInt(row.cells().length);
                for (String cell : row.cells()) {
                    byte[] text = cell.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(text.length);
                    out.write(text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    static List<RowSource.Cells> unpack(byte[] packed) {
        try (var in = new DataInputStream(new ByteArrayInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes()))) {
            int count = in.readInt();
            List<RowSource.Cells> rows = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                int number = in.readInt();
                String[] cells = new String[in.readInt()];
                for (int c = 0; c < cells.length; c++) {
                    cells[c] = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
                }
                rows.add(new RowSource.Cells(number, cells));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
