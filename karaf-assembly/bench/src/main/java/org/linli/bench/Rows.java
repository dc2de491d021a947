package org.linli.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;

/** Files of rows to import, gzipped. */
final class Rows {

    static final String COMMITTEE = "DW-BENCH";
    static final int BRANCH_SIZE = 22;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final Path folder;

    Rows(Path folder) {
        this.folder = folder;
    }

    Path units(int branches) throws IOException {
        return file("units", "code,name,parent,level", branches + 1, row -> row == 0 ? COMMITTEE + ",测试党委,,PARTY_COMMITTEE"
                : "ZB-" + (row - 1) + ",第" + row + "党支部," + COMMITTEE + ",PARTY_BRANCH");
    }

    Path people(int people) throws IOException {
        return file("people", "person,name,id_type,id_no,gender,birth_date,phone,unit,household,address", people,
                row -> person(row) + ",测示" + (char) ('一' + row % 100) + ",,,,,,,,");
    }

    /** One unit, for all who are in {@link #residents}. */
    Path community() throws IOException {
        return file("community", "code,name,parent,level", 1, row -> "SQ-BENCH,测试社区,,COMMUNITY");
    }

    /** People with all that is sealed: a document, a phone, an address; two to a household. */
    Path residents(int people, int first) throws IOException {
        return file("residents", "person,name,id_type,id_no,gender,birth_date,phone,unit,household,address", people, row -> {
            int number = first + row;
            return person(number) + ",测示" + (char) ('一' + number % 100) + ",ID_CARD," + idCard(number) + ",,,1" + (30_0000_0000L + number)
                    + ",SQ-BENCH,HU" + number / 2 + ",测试市测试区测试路" + number % 1000 + "号" + number % 30 + "单元" + number % 18 + "01室";
        });
    }

    private static String idCard(int number) {
        LocalDate born = LocalDate.of(1950, 1, 1).plusDays(number / 999);
        String digits = "110105" + born.toString().replace("-", "") + String.format("%03d", number % 999 + 1);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    Path members(int people) throws IOException {
        return file("members", "person,name,branch,kind,exempt", people,
                row -> person(row) + ",,ZB-" + row / BRANCH_SIZE + ",EMPLOYED,");
    }

    Path appraisals(int people) throws IOException {
        return appraisals(people, Rows::person);
    }

    /** @param person the number of each, from 0 */
    Path appraisals(int people, IntFunction<String> person) throws IOException {
        return file("appraisals", "person,score", people, row -> person.apply(row) + "," + (60 + row * 7 % 40));
    }

    /** Entries of one month after another, so that twelve a subject make twelve tallies. */
    Path entries(String name, String item, int people, int entries, int first) throws IOException {
        return file(name, "person,item,occurred_on,quantity,points,key", entries, row -> {
            int number = first + row;
            int month = number / people % 12 + 1;
            return person(number % people) + "," + item + ",2026-" + (month < 10 ? "0" : "") + month + "-15,1,,b" + number;
        });
    }

    static String person(int number) {
        return "B" + (1_000_000 + number);
    }

    private Path file(String name, String header, int rows, IntFunction<String> row) throws IOException {
        Path path = folder.resolve(name + ".csv.gz");
        try (var writer = new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(path), 1 << 16), StandardCharsets.UTF_8))) {
            writer.write(header + "\n");
            for (int i = 0; i < rows; i++) {
                writer.write(row.apply(i));
                writer.write('\n');
            }
        }
        return path;
    }
}
