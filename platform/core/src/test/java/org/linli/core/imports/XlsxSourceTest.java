package org.linli.core.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.linli.api.Problem;

class XlsxSourceTest {

    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String SHEET = "<worksheet " + MAIN + "><sheetData>"
            + "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>birth_date</t></is></c><c r=\"C1\" t=\"s\"><v>1</v></c>"
            + "<c r=\"D1\" s=\"1\"/></row>"
            + "<row r=\"3\"><c r=\"A3\"><v>12345678901</v></c><c r=\"B3\" s=\"1\"><v>18264</v></c><c r=\"C3\"><v>0.30000000000000004</v></c></row>"
            + "<row r=\"4\"><c r=\"C4\" t=\"str\"><f>A3&amp;\"x\"</f><v> 12x </v></c></row>"
            + "<row r=\"5\"><c r=\"A5\" s=\"1\"/></row>"
            + "<row r=\"6\"><c r=\"A6\" t=\"b\"><v>1</v></c><c r=\"B6\" s=\"2\"><v>36526.5</v></c></row></sheetData></worksheet>";

    @Test
    void cellsComeAsASpreadsheetShowsThem() throws IOException {
        try (var source = new XlsxSource(file(SHEET), heading -> true)) {
            assertEquals(List.of("person", "birth_date", "名称"), source.header());
            assertRow(source.next(), 3, "12345678901", "1950-01-01", "0.3");
            assertRow(source.next(), 4, "", "", "12x");
            assertRow(source.next(), 6, "TRUE", "2000-01-01T12:00", "");
            assertNull(source.next());
        }
    }

    @Test
    void aPlainNumberIsADayWhereAColumnHasDays() throws IOException {
        var days = new BitSet();
        days.set(1);
        try (var source = new XlsxSource(file(SHEET.replace("<c r=\"B3\" s=\"1\"><v>18264</v></c>", "<c r=\"B3\"><v>46086</v></c>")
                .replace("<c r=\"B6\" s=\"2\"><v>36526.5</v></c>", "<c r=\"B6\"><v>20260305</v></c>")), heading -> true)) {
            source.days(days);
            assertRow(source.next(), 3, "12345678901", "2026-03-05", "0.3");
            source.next();
            assertRow(source.next(), 6, "TRUE", "20260305", "");
        }
    }

    private static void assertRow(RowSource.Cells row, int number, String... cells) {
        assertEquals(number, row.number());
        assertArrayEquals(cells, row.cells());
    }

    @Test
    void aCellBesideTheColumnsIsRefusedWithItsRow() throws IOException {
        String wide = SHEET.replace("<c r=\"C4\" t=\"str\">", "<c r=\"F4\" t=\"str\">");
        try (var source = new XlsxSource(file(wide), heading -> true)) {
            source.next();
            Problem refused = assertThrows(Problem.class, source::next);
            assertEquals("import-cells row 4", refused.code() + " " + refused.where());
        }
    }

    @Test
    void whatIsNoWorkbookIsRefused() throws IOException {
        assertMalformed(new ByteArrayInputStream("person,name".getBytes(StandardCharsets.UTF_8)));
        assertMalformed(file("<worksheet " + MAIN + "><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row></sheetData></worksheet>"));
        assertMalformed(file("<worksheet " + MAIN + "><sheetData><row r=\"1\"><c r=\"A1\"><v>x</v></c></row>"));
        assertMalformed(file("<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><worksheet " + MAIN
                + "><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>"));
    }

    @Test
    void aSmallFileThatUnpacksToMoreThanTheMemoryHoldsIsRefused() throws IOException {
        assertMalformed(file(SHEET, "<si/>".repeat(1_000_000)));
        assertMalformed(file(SHEET, "<si><t>" + "a".repeat(40_000) + "</t></si>"));
        assertMalformed(file(SHEET, ("<si><t>" + "b".repeat(30_000) + "</t></si>").repeat(1_000)));
        assertMalformed(file(SHEET.replace("<c r=\"B1\" t=\"inlineStr\"><is><t>", "<c r=\"B1\" t=\"inlineStr\"><is><t>" + "a".repeat(40_000))));
        assertMalformed(file(SHEET.replace("<c r=\"A1\" t=\"s\"><v>0</v></c>", "<c r=\"A1\"><v>1E99999999</v></c>")));
        assertMalformed(file(SHEET.replace("<c r=\"A1\" t=\"s\"><v>0</v></c>", "<c r=\"A1\"><v>1E2147483648</v></c>")));
        assertMalformed(file(SHEET.replace("<c r=\"A1\" t=\"s\"><v>0</v></c>", "<c r=\"A1\" s=\"1\"><v>9E18</v></c>")));
    }

    private static void assertMalformed(ByteArrayInputStream file) {
        Problem refused = assertThrows(Problem.class, () -> new XlsxSource(file, heading -> true));
        assertEquals("import-xlsx", refused.code());
        assertEquals(Problem.Kind.MALFORMED, refused.kind());
    }

    /** A workbook with two shared texts, one of them in runs, and styles of which the second and third are dates. */
    private static ByteArrayInputStream file(String sheet) throws IOException {
        return file(sheet, "<si><t>person</t></si><si><r><t>名</t></r><r><t>称</t></r><rPh><t>míng</t></rPh></si>");
    }

    private static ByteArrayInputStream file(String sheet, String texts) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("xl/workbook.xml", "<workbook " + MAIN + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                + "<sheet name=\"人员\" sheetId=\"1\" r:id=\"rId7\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId7\" Target=\"worksheets/data.xml\"/></Relationships>");
        parts.put("xl/worksheets/data.xml", sheet);
        parts.put("xl/styles.xml", "<styleSheet " + MAIN + "><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\\-dd hh:mm\"/></numFmts>"
                + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>");
        parts.put("xl/sharedStrings.xml", "<sst " + MAIN + ">" + texts + "</sst>");
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
