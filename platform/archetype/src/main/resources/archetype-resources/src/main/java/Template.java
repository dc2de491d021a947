package ${package};

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.linli.api.Messages;

/**
 * A page whose names in double braces are filled in: values by their names, texts of the messages by {@code text.<key>}; everything that is
 * filled in is escaped. What stands between {@code <!-- row -->} and {@code <!-- end -->} is there once for each row.
 */
final class Template {

    private static final Messages MESSAGES = Messages.beside(Template.class);
    private static final Pattern NAME = Pattern.compile("\\{\\{([a-z.-]+)}}");
    private static final Pattern PARTS = Pattern.compile("(.*)<!-- row -->(.*)<!-- end -->(.*)", Pattern.DOTALL);

    private final String before;
    private final String row;
    private final String after;

    private Template(Matcher parts) {
        this.before = parts.group(1);
        this.row = parts.group(2);
        this.after = parts.group(3);
    }

    /** @param name of a file in the folder {@code pages} of the module */
    static Template read(String name) {
        try (InputStream file = Template.class.getResourceAsStream("/pages/" + name)) {
            Matcher parts = PARTS.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            if (!parts.matches()) {
                throw new IllegalStateException(name + " has no rows");
            }
            return new Template(parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String fill(Locale language, Map<String, String> values, List<Map<String, String>> rows) {
        return fill(before, language, values) + rows.stream().map(one -> fill(row, language, one)).collect(Collectors.joining())
                + fill(after, language, values);
    }

    private static String fill(String part, Locale language, Map<String, String> values) {
        return NAME.matcher(part).replaceAll(found -> Matcher.quoteReplacement(escaped(value(found.group(1), language, values))));
    }

    private static String value(String name, Locale language, Map<String, String> values) {
        if (name.equals("language")) {
            return language.getLanguage();
        }
        return name.startsWith("text.") ? MESSAGES.text(name.substring(5)).in(language) : values.get(name);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
