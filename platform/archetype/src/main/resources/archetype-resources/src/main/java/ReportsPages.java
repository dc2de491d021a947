package ${package};

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.linli.api.rest.Gives;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;

/**
 * The reports of a unit as a page that the server writes, below {@code /api/${moduleId}/pages}.
 *
 * <p>The platform has no frame for pages yet, so this one stands alone: HTML without script and style, in the language of the browser.
 */
@Path("pages/reports")
@Produces("text/html; charset=UTF-8")
public final class ReportsPages {

    private final Reports reports;
    private final Template template = Template.read("reports.html");

    ReportsPages(Reports reports) {
        this.reports = reports;
    }

    @GET
    @Needs(Reports.READ)
    @Gives(String.class)
    public Response reports(@QueryParam("unit") String unit, @Context HttpHeaders headers) {
        Locale language = headers.getAcceptableLanguages().stream().filter(one -> one.getLanguage().matches("zh|en")).findFirst().orElse(Locale.CHINESE);
        List<Map<String, String>> rows = reports.list(Required.given("unit", unit), null, null).items().stream().map(ReportsPages::row).toList();
        return Response.ok(template.fill(language, Map.of("unit", unit), rows).getBytes(StandardCharsets.UTF_8))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE).build();
    }

    private static Map<String, String> row(Report report) {
        return Map.of("day", report.day().toString(), "words", report.words(), "outcome", report.settled() ? report.outcome() : "—");
    }
}
