package org.linli.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bodies that are no JSON: tables, spreadsheets, rulebooks, files, and what becomes of a body on a bad way. */
final class NastyBodies {

    private static final List<byte[]> BROKEN_UTF8 = List.of(new byte[] {(byte) 0xC0, (byte) 0xAF}, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xFF, (byte) 0xFE}, new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, new byte[] {(byte) 0xE5, (byte) 0xBC}, new byte[] {0});
    private static final List<String> YAML = List.of("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]", "!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:1\"]]",
            "!!binary |\n  AAAA", "? {a: b}\n: c", "\t- a", "%YAML 9.9\n---\na", "--- a\n--- b", "a: 1\na: 2", "[".repeat(3000), "a: ".repeat(200), "- ".repeat(5000),
            "&a [*a]", "<<: {module: party-points}", "module: !!int 0x7fffffffffffffff", "2026-02-30", "null", "~", "'", "{");

    private final SplittableRandom random;
    private final NastyValues values;

    NastyBodies(SplittableRandom random, NastyValues values) {
        this.random = random;
        this.values = values;
    }

    /** A file of rows, some of them good. @param rows a good file; the first line names the columns */
    byte[] csv(String rows) {
        List<String> lines = new ArrayList<>(List.of(rows.split("\n")));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(lines.size());
            List<String> cells = new ArrayList<>(List.of(lines.get(at).split(",", -1)));
            switch (random.nextInt(8)) {
                case 0 -> Collections.swap(cells, 0, cells.size() - 1);
                case 1 -> cells.remove(random.nextInt(cells.size()));
                case 2 -> cells.add(values.text());
                case 3 -> cells.set(random.nextInt(cells.size()), "\"" + values.text());
                case 4 -> lines.add(lines.get(at));
                default -> cells.set(random.nextInt(cells.size()), "\"" + values.text().replace("\"", "\"\"") + "\"");
            }
            lines.set(at, String.join(random.nextInt(10) == 0 ? ";" : ",", cells));
        }
        String text = String.join(random.nextBoolean() ? "\n" : "\r\n", lines);
        return damaged((random.nextInt(5) == 0 ? "\ufeff" + text : text).getBytes(StandardCharsets.UTF_8));
    }

    /** A spreadsheet as others write it, or an archive that only looks like one. */
    byte[] xlsx() {
        String sheet = switch (random.nextInt(9)) {
            case 0 -> "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>";
            case 1 -> "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;\">]><worksheet><sheetData>&d;</sheetData></worksheet>";
            case 2 -> "<worksheet><sheetData><row r=\"999999999\"><c r=\"ZZZZZZ99999999999\" t=\"s\"><v>99999999</v></c></row></sheetData></worksheet>";
            case 3 -> "<worksheet>" + "<sheetData>".repeat(500);
            case 4 -> " ".repeat(2 << 20);
            default -> "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + values.one(List.of("person", "code", "=1+1")) + "</t></is></c></row><row r=\"2\"><c r=\"A2\" s=\""
                    + values.one(List.of("0", "9", "-1", "x")) + "\"" + values.one(List.of("", " t=\"s\"", " t=\"b\"", " t=\"e\"")) + "><v>" + values.one(List.of("1", "45000.5", "-1", "1e999999", "2958466", "99999999999", "x", "")) + "</v></c></row></sheetData></worksheet>";
        };
        String target = values.one(List.of("Target=\"worksheets/sheet1.xml\"", "Target=\"worksheets/sheet1.xml\"", "Target=\"/etc/passwd\"", "Target=\"../../a\"", ""));
        return damaged(archive("[Content_Types].xml", "<Types/>",
                "xl/workbook.xml", "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" " + target + "/></Relationships>",
                "xl/styles.xml", values.one(List.of("<styleSheet><numFmts><numFmt numFmtId=\"99\"/></numFmts></styleSheet>", "<styleSheet/>", "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>")),
                "xl/sharedStrings.xml", values.one(List.of("<sst/>", "<sst><si><t>person</t></si><si><t>&amp;</t></si></sst>", "<sst><si><t><b/></t></si></sst>")),
                random.nextInt(8) == 0 ? "../../xl/worksheets/sheet1.xml" : "xl/worksheets/sheet1.xml", sheet));
    }

    /** A module's jar that is none. */
    byte[] jar() {
        return damaged(archive("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nBundle-SymbolicName: " + values.text() + "\nBundle-Version: " + values.text() + "\n",
                "../../evil.class", values.text(), "org/linli/a.class", "no class"));
    }

    private static byte[] archive(String... namesAndTexts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A rulebook with something wrong. @param good one with nothing wrong */
    byte[] yaml(String good) {
        if (random.nextInt(4) == 0) {
            return damaged(values.one(YAML).getBytes(StandardCharsets.UTF_8));
        }
        List<String> lines = new ArrayList<>(List.of(good.split("\n")));
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            switch (random.nextInt(5)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, line);
                case 2 -> lines.set(at, "  " + line);
                default -> lines.set(at, line.replaceFirst(": .*", ": ") + values.one(List.of(values.json(), NastyValues.quoted(values.text()), "*x", "!!str 1")));
            }
        }
        return damaged(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** A file that calls itself a picture, a document or a text. */
    byte[] file() {
        byte[] start = values.one(List.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0x7F, (byte) 0xFF}, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0x7F, -1, -1, -1},
                "%PDF-1.7".getBytes(StandardCharsets.US_ASCII), "GIF89a".getBytes(StandardCharsets.US_ASCII), "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".getBytes(StandardCharsets.US_ASCII),
                "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII), new byte[0]));
        byte[] rest = new byte[random.nextInt(300)];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = (byte) random.nextInt(256);
        }
        return joined(start, rest);
    }

    /** As it arrives: mostly whole, sometimes cut off, with foreign bytes, or in another encoding. */
    byte[] damaged(byte[] body) {
        return switch (random.nextInt(14)) {
            case 0 -> Arrays.copyOf(body, random.nextInt(body.length + 1));
            case 1 -> {
                int at = random.nextInt(body.length + 1);
                yield joined(Arrays.copyOf(body, at), joined(values.one(BROKEN_UTF8), Arrays.copyOfRange(body, at, body.length)));
            }
            case 2 -> new String(body, StandardCharsets.UTF_8).getBytes(random.nextBoolean() ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
            default -> body;
        };
    }

    static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

    static byte[] gzip(byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
