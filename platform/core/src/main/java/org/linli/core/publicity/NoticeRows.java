package org.linli.core.publicity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linli.api.Text;
import org.linli.api.data.Db;

/** What notices show, as it is stored and digested: page by page, so that nobody needs a large board in memory as one text. */
final class NoticeRows {

    /** Rows of a page. */
    static final int PAGE = 500;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Text>> COLUMNS = new TypeReference<>() {
    };
    private static final TypeReference<List<List<String>>> ROWS = new TypeReference<>() {
    };

    private NoticeRows() {
    }

    /** The digest of {@code {"columns":[…],"rows":[…],"note":{…}}}. @param note null for none, and then its member is left out */
    static String digest(List<Text> columns, List<List<String>> rows, Text note) {
        var digest = new Sha256().add("{\"columns\":" + json(columns) + ",\"rows\":[");
        for (int from = 0; from < rows.size(); from += PAGE) {
            String page = json(page(rows, from));
            digest.add((from == 0 ? "" : ",") + page.substring(1, page.length() - 1));
        }
        return digest.add("]" + (note == null ? "" : ",\"note\":" + json(note)) + "}").hex();
    }

    static void keep(Db db, String notice, List<List<String>> rows) {
        for (int from = 0; from < rows.size(); from += PAGE) {
            NoticeStore.page(db, notice, from / PAGE, json(page(rows, from)));
        }
    }

    /** Some rows behind the first {@code after}; fewer than asked for only at the end. */
    static List<List<String>> read(Db db, String notice, int after, int most) {
        List<List<String>> rows = new ArrayList<>();
        Optional<String> page = NoticeStore.page(db, notice, after / PAGE);
        for (int next = after; page.isPresent() && rows.size() < most; page = NoticeStore.page(db, notice, next / PAGE)) {
            List<List<String>> all = read(page.get(), ROWS);
            List<List<String>> rest = all.subList(Math.min(next % PAGE, all.size()), all.size());
            rows.addAll(rest.subList(0, Math.min(rest.size(), most - rows.size())));
            next += PAGE - next % PAGE;
        }
        return rows;
    }

    static String columns(List<Text> columns) {
        return json(columns);
    }

    static List<Text> columns(String json) {
        return read(json, COLUMNS);
    }

    private static List<List<String>> page(List<List<String>> rows, int from) {
        return rows.subList(from, Math.min(from + PAGE, rows.size()));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text can always be written", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored notice can't be read", e);
        }
    }
}
