package org.linli.core.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.linli.api.imports.RowImport.Applied;

/**
 * How far an import has come.
 *
 * @param part   the next part to apply; 0 while rows are only checked
 * @param result the outcome as JSON once all is done; null before
 */
record ImportCursor(int part, int accepted, int unchanged, String result) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param json null at the start */
    static ImportCursor read(String json) {
        if (json == null) {
            return new ImportCursor(0, 0, 0, null);
        }
        try {
            return JSON.readValue(json, ImportCursor.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not the cursor of an import: " + json, e);
        }
    }

    ImportCursor plus(Applied applied) {
        return new ImportCursor(part + 1, accepted + applied.accepted(), unchanged + applied.unchanged(), null);
    }

    ImportCursor ended(String outcome) {
        return new ImportCursor(part, accepted, unchanged, outcome);
    }

    String json() {
        return ImportOrder.json(this);
    }
}
