package org.linli.core.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.linli.api.imports.Imports.Mode;

/**
 * What an import's job is to do.
 *
 * @param program null for the shared core
 * @param module  whose program it is; null for the shared core
 * @param columns the file's header
 * @param rows    how many rows the file has
 * @param parts   in how many parts they lie in the database
 */
record ImportOrder(String kind, String program, String module, Mode mode, String language, List<String> columns, int rows, int parts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ImportOrder read(String json) {
        try {
            return JSON.readValue(json, ImportOrder.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an order of an import: " + json, e);
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
