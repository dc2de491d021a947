package org.linli.rest;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.imports.Imports;
import org.linli.api.imports.RowImport;
import org.linli.api.security.Guard;

/** Files of rows as they arrive, and the answer to them: the outcome at once, or the job that works on them. */
public final class Upload {

    /** The types of files. */
    public static final String CSV = "text/csv";
    /** The type of a spreadsheet. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final Pattern CHARSET = Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Messages MESSAGES = Messages.beside(Upload.class);

    private final Imports imports;
    private final Guard guard;
    private final Admittance admittance;

    /** Uploads into those imports. */
    public Upload(Imports imports, Guard guard) {
        this.imports = imports;
        this.guard = guard;
        this.admittance = new Admittance(guard);
    }

    /**
     * Imports a file for a caller who has the permission of the import.
     *
     * @param program  null for the shared core
     * @param mode     {@code preview}, {@code all-or-nothing}, {@code good-rows}; {@code check} for a job that checks the file and keeps it, for the
     *                 pages of imports; null for all or nothing
     * @param type     the content type, with the charset of a CSV file where it is neither UTF-8 nor GB18030
     * @param language {@code Accept-Language}; null for Chinese
     */
    public Response run(RowImport rows, String program, InputStream file, String mode, String type, String language) {
        admittance.require(guard.caller(), rows.permission());
        Imports.Form form = type != null && type.toLowerCase(Locale.ROOT).startsWith(XLSX) ? Imports.Form.XLSX : Imports.Form.CSV;
        InputStream text = form == Imports.Form.CSV ? inUtf8(file, type) : file;
        if ("check".equals(mode)) {
            String check = imports.check(rows, program, text, form, Languages.wanted(language).getLanguage());
            String address = Reply.address("core", "jobs", check);
            return Response.accepted(Map.of("id", check, "job", address)).header(HttpHeaders.LOCATION, address).build();
        }
        Imports.Answer answer = imports.run(rows, program, text, form, mode(mode), Languages.wanted(language).getLanguage());
        return answer.job() == null ? Response.ok(answer.outcome()).build() : Reply.accepted(answer.job());
    }

    private static InputStream inUtf8(InputStream file, String type) {
        var declared = CHARSET.matcher(type == null ? "" : type);
        Charset charset = declared.find() ? Transcoded.charset(declared.group(1)) : StandardCharsets.UTF_8;
        return charset.equals(StandardCharsets.UTF_8) ? file : new Transcoded(file, charset);
    }

    /** The file to fill in. @param language {@code Accept-Language}; without one it has the columns' names, as programs write them */
    public Response template(RowImport rows, String language) {
        return Reply.csv(language == null ? imports.template(rows) : imports.template(rows, Languages.wanted(language).getLanguage()), rows.kind() + ".csv");
    }

    private static Imports.Mode mode(String text) {
        if (text == null) {
            return Imports.Mode.ALL_OR_NOTHING;
        }
        return Arrays.stream(Imports.Mode.values()).filter(mode -> mode.name().replace('_', '-').equalsIgnoreCase(text)).findFirst()
            .orElseThrow(() -> MESSAGES.problem(Problem.Kind.INVALID, "parameter", "mode", text, "preview, all-or-nothing, good-rows").at("mode"));
    }
}
