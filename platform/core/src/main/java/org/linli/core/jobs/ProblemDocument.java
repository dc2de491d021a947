package org.linli.core.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.linli.api.Problem;
import org.linli.api.Text;

/** Why a job failed, as a problem document with its texts in both languages, because nobody knows yet who will read it. */
final class ProblemDocument {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProblemDocument() {
    }

    static String of(Problem problem) {
        Map<String, Object> document = document(problem.code(), problem.kind().status(), problem.what(), problem.mend());
        if (problem.where() != null) {
            document.put("where", problem.where());
        }
        if (!problem.faults().isEmpty()) {
            document.put("errors", problem.faults().stream().map(ProblemDocument::error).toList());
        }
        problem.facts().forEach(document::putIfAbsent);
        return json(document);
    }

    /** A fault of ours; what exactly stands in the log under the job's id. */
    static String fault(String job) {
        return json(document("fault", 500, PersistentJobs.MESSAGES.text("fault", job), PersistentJobs.MESSAGES.text("fault.mend", job)));
    }

    private static Map<String, Object> document(String code, int status, Text what, Text mend) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:linli:problem:" + code);
        document.put("title", what.zh());
        document.put("status", status);
        document.put("code", code);
        document.put("detail", what.zh());
        document.put("mend", mend.zh());
        document.put("en", Map.of("detail", what.en(), "mend", mend.en()));
        return document;
    }

    private static Map<String, String> error(Problem.Fault fault) {
        Map<String, String> error = new LinkedHashMap<>();
        if (fault.where() != null) {
            error.put("path", fault.where());
        }
        error.put("text", fault.what().zh());
        error.put("text_en", fault.what().en());
        return error;
    }

    private static String json(Map<String, Object> document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem's facts are plain values: " + document.keySet(), e);
        }
    }
}
