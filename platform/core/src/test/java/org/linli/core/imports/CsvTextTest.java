package org.linli.core.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;

class CsvTextTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    /** A surname that GBK lacks and GB18030 writes with four bytes. */
    private static final String RARE = "\uD863\uDDFE";

    @Test
    void aFileAsASpreadsheetOnAChineseWindowsSavesItIsRead() throws IOException {
        try (var file = file("编码,名称\r\nT1,中文".getBytes(Charset.forName("GBK")))) {
            assertEquals(List.of("编码", "名称"), file.header());
            assertEquals("GB18030", file.charset());
            assertArrayEquals(new String[] {"T1", "中文"}, file.next().cells());
            assertNull(file.next());
        }
    }

    @Test
    void charactersBehindManyPlainOnesDecideAndRareOnesAreReadToo() throws IOException {
        String plain = "code,name\n" + "T,x\n".repeat(40_000);
        for (Charset charset : List.of(GB18030, StandardCharsets.UTF_8)) {
            try (var file = file((plain + "T1," + RARE + "示\nT2,乙\n").getBytes(charset))) {
                RowSource.Cells row = file.next();
                while (row.cells()[1].equals("x")) {
                    row = file.next();
                }
                assertEquals(40_002, row.number());
                assertArrayEquals(new String[] {"T1", RARE + "示"}, row.cells());
                assertEquals("乙", file.next().cells()[1]);
                assertEquals(charset.name(), file.charset());
            }
        }
    }

    @Test
    void aCharacterThatIsCutOffWhereLookingEndsDecidesNothing() throws IOException {
        for (Charset charset : List.of(GB18030, StandardCharsets.UTF_8)) {
            for (int shift = 0; shift < 4; shift++) {
                String row = "甲示" + "一".repeat(9_000) + "x".repeat(shift);
                String text = "code,name\n" + ("T," + row + "\n").repeat(8);
                try (var file = file(text.getBytes(charset))) {
                    for (int i = 0; i < 8; i++) {
                        assertEquals(row, file.next().cells()[1]);
                    }
                    assertEquals(charset.name(), file.charset());
                }
            }
        }
    }

    @Test
    void whatBeginsInOneCharsetAndGoesOnInAnotherIsRefusedWithItsRow() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(("code,name\n" + "T,中文\n".repeat(20_000)).getBytes(GB18030));
        bytes.write("T,\n".getBytes(StandardCharsets.US_ASCII));
        bytes.write(new byte[] {'T', ',', (byte) 0xFF, (byte) 0xFF, '\n'});
        try (var file = file(bytes.toByteArray())) {
            Problem refused = assertThrows(Problem.class, () -> {
                while (file.next() != null) {
                    assertEquals("GB18030", file.charset());
                }
            });
            assertEquals("import-not-gb18030", refused.code());
        }
    }

    @Test
    void aFileThatSaysItIsUtf8IsNothingElse() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("\uFEFFcode,".getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("名称\n".getBytes(GB18030));
        assertEquals("import-not-utf8", assertThrows(Problem.class, () -> file(bytes.toByteArray())).code());
    }

    private static CsvSource file(byte[] bytes) throws IOException {
        return new CsvSource(new ByteArrayInputStream(bytes), heading -> true);
    }
}
