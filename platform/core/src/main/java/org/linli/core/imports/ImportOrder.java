package org.linli.core.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.linli.api.imports.Imports.Mode;
import org.linli.api.imports.Imports.Outcome;

/**
 * What an import's job is to do.
 *
 * @param program null for the shared core
 * @param module  whose program it is; null for the shared core
 * @param columns the names of the file's columns
 * @param rows    how many rows the file has
 * @param parts   in how many parts they lie in the database
 * @param file    the job under whose id they lie there; null for its own
 * @param keeps   whether they stay there when it has ended
 * @param headings what the file calls its columns; null where it calls them by their names
 * @param charset  in which a file of text is written; null for another one
 */
record ImportOrder(String kind, String program, String module, Mode mode, String language, List<String> columns, int rows, int parts, String file,
                   boolean keeps, List<String> headings, String charset) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An order whose rows are its own and go with it. */
    ImportOrder(String kind, String program, String module, Mode mode, String language, List<String> columns, int rows, int parts) {
        this(kind, program, module, mode, language, columns, rows, parts, null, false, null, null);
    }

    /** What the file calls its columns. */
    List<String> written() {
        return headings == null ? columns : headings;
    }

    Header header() {
        return Header.checked(columns, written());
    }

    /** The same with all that is known once the file was read to its end. */
    ImportOrder spooled(int all, int lying, String in) {
        return new ImportOrder(kind, program, module, mode, language, columns, all, lying, file, keeps, headings, in);
    }

    /** The check of the same file, which keeps it. */
    ImportOrder check(int lying) {
        return new ImportOrder(kind, program, module, Mode.PREVIEW, language, columns, rows, lying, null, true, headings, charset);
    }

    /** The import of a file that was checked. @param check the job that keeps it */
    ImportOrder applied(String check, Mode how) {
        return new ImportOrder(kind, program, module, how, language, columns, rows, parts, check, false, headings, charset);
    }

    /** Where its rows lie. @param job its own */
    String place(String job) {
        return file == null ? job : file;
    }

    static ImportOrder read(String json) {
        try {
            return JSON.readValue(json, ImportOrder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an order of an import: " + json, e);
        }
    }

    static Outcome outcome(String json) {
        try {
            return JSON.readValue(json, Outcome.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not the outcome of an import: " + json, e);
        }
    }

    String json() {
        return json(this);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values are always JSON", e);
        }
    }

    /** What the import is called in the audit and in its job's record. */
    String title() {
        return program == null ? kind : kind + " of " + program;
    }
}
