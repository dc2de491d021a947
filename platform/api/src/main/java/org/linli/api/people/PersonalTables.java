package org.linli.api.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.linli.api.data.Db;

/**
 * The register of what the tables of one room hold about people, and what follows from it: what a person is given of its own data, and what
 * becomes of them when they are erased.
 *
 * <p>It is a file {@code personal-data.csv} beside a class, with the header {@code table,column,is,class,purpose,retention,erase} and a line for
 * each column; a table that holds nothing about people has one line with {@code *} for its columns and the class {@code NONE}.
 */
public final class PersonalTables {

    private static final String HEADER = "table,column,is,class,purpose,retention,erase";
    private static final String SUBJECT = "subject:";
    private static final int CELLS = 7;

    /** How much harm it does in wrong hands. */
    public enum DataClass {
        /** Nothing about a person. */
        NONE,
        /** About a person, but neither who nor where it is. */
        ORDINARY,
        /** Who a person is, and what it did. */
        PERSONAL,
        /** What may harm a person that it is told of: numbers of documents, phones, addresses, punishments. */
        SENSITIVE
    }

    /** What becomes of a column when a person is erased. */
    public enum Erasure {
        /** It stays; with nothing else left of the person its number is a pseudonym. */
        KEEP,
        /** It is emptied. */
        CLEAR,
        /** It gives way to a name that is nobody's; what is missing stays so. */
        RENAME,
        /** The whole row goes; said of the column that tells whose row it is. */
        DELETE
    }

    /**
     * A column.
     *
     * @param is        {@code person} for the number of the person that the row is about; {@code subject:<column>} for the number of what is
     *                  assessed, which is that person's in programs that assess people, with the column that holds the program, or
     *                  {@code subject:<column>=<table>} with the column that holds the id of a row of a table that has a column {@code program};
     *                  {@code sealed:<purpose>} for what is sealed; {@code secret} for what proves
     *                  that somebody is who it says, which nobody is told; else empty
     * @param purpose   what it is stored for, a key that the platform has words for
     * @param retention how long it stays, a key that the platform has words for
     */
    public record Column(String table, String column, String is, DataClass dataClass, String purpose, String retention, Erasure erase) {

        boolean isPerson() {
            return is.equals("person") || is.startsWith(SUBJECT);
        }

        /** What narrows a statement to rows that aren't of other programs; each of them is a value, behind the town where there is one. */
        private String apart(Set<String> others) {
            if (others.isEmpty() || !is.startsWith(SUBJECT)) {
                return "";
            }
            String[] way = is.substring(SUBJECT.length()).split("=", 2);
            String marks = others.stream().map(one -> "?").collect(Collectors.joining(", "));
            return " and " + way[0] + " not in (" + (way.length == 1 ? marks : "select id from " + way[1] + " where town = ? and program in (" + marks + ")")
                    + ")";
        }

        private List<Object> values(Db db, String person, Set<String> others) {
            List<Object> values = new ArrayList<>(List.of(db.town(), person));
            if (!apart(others).isEmpty()) {
                if (is.contains("=")) {
                    values.add(db.town());
                }
                values.addAll(others);
            }
            return values;
        }
    }

    /** Rows of a table about one person: columns and values in order. */
    public record Section(String table, List<Map<String, String>> rows) {
    }

    /** Opens what is sealed. */
    @FunctionalInterface
    public interface Opener {
        /** @param purpose what the column says it is sealed for @param sealed may be null */
        String open(String purpose, String sealed);
    }

    private final List<Column> columns;
    private final Set<String> others;

    private PersonalTables(List<Column> columns, Set<String> others) {
        this.columns = List.copyOf(columns);
        this.others = Set.copyOf(others);
    }

    /** The same without the rows of some programs, in which a person's number stands for a household or unit. @param programs their ids */
    public PersonalTables without(Set<String> programs) {
        return new PersonalTables(columns, programs);
    }

    /**
     * The register that lies beside a class.
     *
     * @throws IllegalStateException when there is none, or a line is wrong, which is a fault of the bundle
     */
    public static PersonalTables beside(Class<?> owner) {
        try (var stream = owner.getResourceAsStream("personal-data.csv")) {
            if (stream == null) {
                throw new IllegalStateException("personal-data.csv is missing beside " + owner.getName());
            }
            List<String> lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).lines().filter(line -> !line.isBlank()).toList();
            if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
                throw new IllegalStateException("personal-data.csv begins with " + HEADER);
            }
            return new PersonalTables(lines.stream().skip(1).map(PersonalTables::column).toList(), Set.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Column column(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != CELLS) {
            throw new IllegalStateException("a line of personal-data.csv has " + CELLS + " cells: " + line);
        }
        DataClass dataClass = DataClass.valueOf(cells[3]);
        boolean about = dataClass != DataClass.NONE;
        if (about == (cells[4].isEmpty() || cells[5].isEmpty() || cells[6].isEmpty())) {
            throw new IllegalStateException("what is about a person has a purpose, a retention and an erasure: " + line);
        }
        return new Column(cells[0], cells[1], cells[2], dataClass, cells[4], cells[5], about ? Erasure.valueOf(cells[6]) : Erasure.KEEP);
    }

    /** All columns, in the order of the file. */
    public List<Column> columns() {
        return columns;
    }

    /** Whether it says of a column what it is. */
    public boolean knows(String table, String column) {
        return columns.stream().anyMatch(one -> one.table().equals(table) && (one.column().equals(column) || one.column().equals("*")));
    }

    /** Everything in its tables about a person. @param person its number @param opener what is sealed isn't told where this is null */
    public List<Section> of(Db db, String person, Opener opener) {
        List<Section> sections = new ArrayList<>();
        byTable().forEach((table, all) -> all.stream().filter(Column::isPerson).forEach(whose -> {
            List<Column> shown = all.stream().filter(one -> !one.is().equals("secret") && (opener != null || !one.is().startsWith("sealed:"))).toList();
            List<Map<String, String>> rows = db.list("select " + names(shown) + " from " + table + " where town = ? and " + whose.column() + " = ?"
                    + whose.apart(others), row -> {
                Map<String, String> values = new LinkedHashMap<>();
                for (Column one : shown) {
                    String text = row.text(values.size() + 1);
                    values.put(one.column(), one.is().startsWith("sealed:") ? opener.open(one.is().substring("sealed:".length()), text) : text);
                }
                return values;
            }, whose.values(db, person, others).toArray());
            if (!rows.isEmpty()) {
                sections.add(new Section(table, rows));
            }
        }));
        return sections;
    }

    /**
     * Takes out of its tables what the register says.
     *
     * @param nobody the name that stands where the person's stood
     * @return how many rows it touched
     */
    public int erase(Db db, String person, String nobody) {
        int[] touched = {0};
        byTable().forEach((table, all) -> all.stream().filter(Column::isPerson).forEach(whose -> {
            List<Column> gone = all.stream().filter(one -> one.erase() == Erasure.CLEAR || one.erase() == Erasure.RENAME).toList();
            String rows = " where town = ? and " + whose.column() + " = ?" + whose.apart(others);
            if (whose.erase() == Erasure.DELETE) {
                touched[0] += db.update("delete from " + table + rows, whose.values(db, person, others).toArray());
            } else if (!gone.isEmpty()) {
                List<Object> values = new ArrayList<>(gone.stream().filter(one -> one.erase() == Erasure.RENAME).map(one -> (Object) nobody).toList());
                values.addAll(whose.values(db, person, others));
                touched[0] += db.update("update " + table + " set " + gone.stream().map(PersonalTables::emptied).collect(Collectors.joining(", ")) + rows,
                        values.toArray());
            }
        }));
        return touched[0];
    }

    private static String emptied(Column one) {
        String column = one.column();
        return column + " = " + (one.erase() == Erasure.RENAME ? "case when " + column + " is null then " + column + " else ? end" : "null");
    }

    /** The tables that it says something of. */
    public Set<String> tables() {
        return byTable().keySet();
    }

    private Map<String, List<Column>> byTable() {
        return columns.stream().collect(Collectors.groupingBy(Column::table, LinkedHashMap::new, Collectors.toList()));
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::column).collect(Collectors.joining(", "));
    }
}
