package org.linli.rest.core;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.StreamingOutput;
import org.linli.api.jobs.Job;
import org.linli.api.people.Consents;
import org.linli.api.people.PersonalFiles;
import org.linli.api.people.PersonalTables.Section;
import org.linli.api.people.Retention;
import org.linli.api.rest.Gives;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.rest.Reply;
import org.linli.rest.Upload;

/** The rights of people over their data: what is stored, what of each, what they agreed to, and its end. */
@Path("personal-data")
@Produces(MediaType.APPLICATION_JSON)
public final class PersonalDataResource {

    /** What a spreadsheet would take for a formula, and the apostrophe that such a cell stands behind. */
    private static final String FORMULA = "=+-@'\t\r";

    private final PersonalFiles files;
    private final Consents consents;
    private final Retention retention;

    PersonalDataResource(PersonalFiles files, Consents consents, Retention retention) {
        this.files = files;
        this.consents = consents;
        this.retention = retention;
    }

    /** Every stored field about people, with its purpose, class and retention. */
    @GET
    @Path("fields")
    @Needs(Needs.SIGNED_IN)
    public List<PersonalFiles.Field> fields() {
        return files.fields();
    }

    /** Everything about a person; its answer is never kept. */
    @POST
    @Path("people/{number}/disclosure")
    @OwnIdempotency
    @Needs(PersonalFiles.DISCLOSE)
    public PersonalFiles.File disclose(@PathParam("number") String number, PeopleResource.Reason why) {
        return files.disclose(number, Required.given("reason", why.reason()));
    }

    /** Everything about a person as a table to read: table, row, field, value. */
    @POST
    @Path("people/{number}/disclosure")
    @Produces(Upload.CSV + ";qs=0.5")
    @OwnIdempotency
    @Needs(PersonalFiles.DISCLOSE)
    public Response table(@PathParam("number") String number, PeopleResource.Reason why) {
        PersonalFiles.File file = files.disclose(number, Required.given("reason", why.reason()));
        StreamingOutput table = out -> {
            var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write("\uFEFFtable,row,field,value\r\n");
            for (Section section : file.sections()) {
                write(writer, section);
            }
            writer.flush();
        };
        return Reply.csv(table, "personal-data.csv");
    }

    private static void write(BufferedWriter writer, Section section) throws IOException {
        int number = 0;
        for (Map<String, String> row : section.rows()) {
            number++;
            for (Map.Entry<String, String> field : row.entrySet()) {
                writer.write(section.table() + "," + number + "," + field.getKey() + ",\"" + cell(field.getValue()).replace("\"", "\"\"") + "\"\r\n");
            }
        }
    }

    private static String cell(String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
    }

    /** Erases a person, as far as the law allows. */
    @POST
    @Path("people/{number}/erasure")
    @Needs(PersonalFiles.ERASE)
    public void erase(@PathParam("number") String number, PeopleResource.Reason why) {
        files.erase(number, Required.given("reason", why.reason()));
    }

    @GET
    @Path("people/{number}/consents")
    @Needs(Consents.READ)
    public List<Consents.Consent> consents(@PathParam("number") String number) {
        return consents.of(number);
    }

    @POST
    @Path("people/{number}/consents")
    @Needs(Consents.WRITE)
    @Gives(value = Consents.Consent.class, status = 201)
    public Response give(@PathParam("number") String number, Consents.Given given) {
        new Required().value("purpose", given.purpose()).value("textVersion", given.textVersion()).check();
        Consents.Consent consent = consents.give(number, given);
        return Reply.created(consent, "core", "personal-data", "people", number, "consents", consent.id());
    }

    @POST
    @Path("people/{number}/consents/{id}/withdrawal")
    @Needs(Consents.WRITE)
    public Consents.Consent withdraw(@PathParam("number") String number, @PathParam("id") String id) {
        return consents.withdraw(number, id);
    }

    /** What the next run would delete. */
    @GET
    @Path("retention")
    @Needs(Retention.READ)
    public List<Retention.Due> due() {
        return retention.due();
    }

    /** Deletes at once what is over its time; the answer is the job. */
    @POST
    @Path("retention")
    @Needs(Retention.RUN)
    @Gives(value = Job.class, status = 202)
    public Response run() {
        Job job = retention.run();
        return Response.accepted(job).header(HttpHeaders.LOCATION, Reply.address("core", "jobs", job.id())).build();
    }
}
