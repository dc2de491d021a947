package org.linli.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.linli.scoring.rulebook.Parsed;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.RulebookParser;

/** Reads the worked examples that come with the specification. */
public final class Case {

    private final String key;

    public Case(String key) {
        this.key = key;
    }

    public Rulebook rulebook() {
        Parsed parsed = RulebookParser.parse(text("/cases/" + key + "/rulebook.yaml"));
        if (parsed.rulebook() == null) {
            throw new AssertionError(parsed.faults().toString());
        }
        return parsed.rulebook();
    }

    /** The rows of a CSV without quoted fields. */
    public List<Map<String, String>> rows(String file) {
        return csv("/cases/" + key + "/" + file);
    }

    public static List<Map<String, String>> csv(String resource) {
        List<String> lines = text(resource).lines().toList();
        String[] header = lines.get(0).split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = Arrays.copyOf(line.split(",", -1), header.length);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i] == null ? "" : cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    public static String text(String resource) {
        try (InputStream in = Case.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
