package org.linli.runtime.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Constants;

/** The clauses of a manifest header of the form {@code name;attribute=value;directive:="value",…}. */
public final class ManifestHeader {

    private ManifestHeader() {
    }

    /**
     * One clause.
     *
     * @param name       what stands before its first semicolon
     * @param attributes by name, without quotes
     * @param directives by name, without quotes
     */
    public record Clause(String name, Map<String, String> attributes, Map<String, String> directives) {

        /** Whether it can be done without. */
        public boolean optional() {
            return Constants.RESOLUTION_OPTIONAL.equals(directives.get(Constants.RESOLUTION_DIRECTIVE));
        }
    }

    /** The clauses in order, one for each name where several share their parameters; none for null. */
    public static List<Clause> parse(String header) {
        var clauses = new ArrayList<Clause>();
        for (String clause : split(header == null ? "" : header, ',')) {
            var names = new ArrayList<String>();
            var attributes = new LinkedHashMap<String, String>();
            var directives = new LinkedHashMap<String, String>();
            for (String part : split(clause, ';')) {
                int sign = part.indexOf('=');
                if (sign < 0) {
                    names.add(part);
                } else if (sign > 0 && part.charAt(sign - 1) == ':') {
                    directives.put(part.substring(0, sign - 1).strip(), plain(part.substring(sign + 1)));
                } else {
                    attributes.put(part.substring(0, sign).replaceFirst(":.*", "").strip(), plain(part.substring(sign + 1)));
                }
            }
            names.forEach(name -> clauses.add(new Clause(name, attributes, directives)));
        }
        return clauses;
    }

    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == separator && !quoted) {
                parts.add(text.substring(begin, i).strip());
                begin = i + 1;
            } else if (text.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        parts.removeIf(String::isEmpty);
        return parts;
    }

    private static String plain(String value) {
        String text = value.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }
}
