package org.linli.core.imports;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.api.Text;
import org.linli.api.imports.RowImport;
import org.linli.core.typed.HalfWidth;

/** What the columns of a kind of import may be called in a file: by their names, or by a word of either language. */
final class Headings {

    /** What handed-back rows carry besides; it may come in again and is passed over. */
    static final String ERROR = "error";

    /** Stands for a column that counts the rows, as lists on paper have it; passed over as well. */
    private static final String ORDINAL = "#";

    /** What a file may hold besides the columns of its kind. */
    static final Set<String> PASSED_OVER = Set.of(ERROR, ORDINAL);

    /** Columns with days, in which spreadsheets may keep a day as a plain number. */
    static final Set<String> DAYS = Set.of("birth_date", "occurred_on", "from", "until");

    private static final Pattern NOISE = Pattern.compile("[\\s\\p{Z}\\p{Cf}_*:-]+");
    /** With all remarks; a longer one is no heading. */
    private static final int LONGEST = 80;
    /** A remark on how to fill a column in; one on whose or what it is makes another column of it. */
    private static final Pattern REMARK = Pattern.compile("(.+?)[(\\[【]\\s*(?:必填|选填|可不填|可空|格式|如|例|编码|代码|数字|手机|本人|(?:元|分)[)\\]】]|yyyy|required|optional|format|e\\.g|code).*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final Map<String, Text> titles = new LinkedHashMap<>();
    private final Map<String, String> meanings = new HashMap<>();

    Headings(RowImport kind) {
        kind.columns().forEach(column -> mean(column.name(), column.name()));
        mean(ERROR, ERROR);
        for (RowImport.Column column : kind.columns()) {
            Text words = words(kind.kind(), column);
            titles.put(column.name(), usual(words));
            for (String word : (words.zh() + "/" + words.en()).split("/")) {
                mean(word, column.name());
            }
        }
        for (String word : Header.MESSAGES.text("column." + ERROR).zh().split("/")) {
            mean(word, ERROR);
        }
        for (String word : Header.MESSAGES.text("column.ordinal").zh().split("/")) {
            mean(word, ORDINAL);
        }
    }

    private void mean(String word, String column) {
        meanings.putIfAbsent(plain(word), column);
    }

    /** What each column is usually called, in the order of the template. */
    List<Text> titles() {
        return List.copyOf(titles.values());
    }

    /** The usual word for a column of the kind. */
    Text title(String column) {
        return titles.get(column);
    }

    /** The name of the column that a heading means, whatever blanks, signs and remarks in brackets stand around it; empty for none. */
    Optional<String> meant(String heading) {
        String meant = meanings.get(plain(heading));
        if (meant != null || heading.length() > LONGEST) {
            return Optional.ofNullable(meant).filter(column -> heading.length() <= LONGEST);
        }
        Matcher remark = REMARK.matcher(HalfWidth.of(heading));
        return remark.matches() ? Optional.ofNullable(meanings.get(plain(remark.group(1)))) : Optional.empty();
    }

    /** The usual word for a column of that name, of whatever kind; the name where there is none. */
    static Text usual(String column) {
        return Header.MESSAGES.has("column." + column) ? usual(Header.MESSAGES.text("column." + column)) : new Text(column, column);
    }

    /** Whether a heading stands over the faults of handed-back rows. */
    static boolean isError(String heading) {
        String plain = plain(heading);
        return plain.equals(ERROR) || List.of(Header.MESSAGES.text("column." + ERROR).zh().split("/")).contains(plain);
    }

    /** All words for a column. */
    static Text words(String kind, RowImport.Column column) {
        if (column.words() != null) {
            return column.words();
        }
        String own = "column." + kind + "." + column.name();
        String common = "column." + column.name();
        return Header.MESSAGES.has(own) ? Header.MESSAGES.text(own)
                : Header.MESSAGES.has(common) ? Header.MESSAGES.text(common) : new Text(column.name(), column.name());
    }

    private static Text usual(Text words) {
        return new Text(words.zh().split("/")[0], words.en().split("/")[0]);
    }

    private static String plain(String heading) {
        return NOISE.matcher(HalfWidth.of(heading).toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
