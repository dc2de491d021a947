package ${package};

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.pages.Address;
import org.linli.api.pages.Column;
import org.linli.api.pages.Download;
import org.linli.api.pages.Field;
import org.linli.api.pages.Form;
import org.linli.api.pages.Navigation;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Table;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import ${package}.pages.JtereportsGenerated;

/** The reports of a unit in the console, below {@code /app/${moduleId}/}; the frame, the menu and the parts of a page come from the console. */
@Path("reports")
public final class ReportsPages {

    private static final Messages MESSAGES = Messages.beside(ReportsPages.class);
    private static final String HERE = "/app/${moduleId}/reports";
    /** In the menu, for whoever may read reports somewhere. */
    static final Navigation ENTRY = new Navigation("${moduleId}", Navigation.Group.PROGRAMS, MESSAGES.text("module.title"), "message-report", HERE, Reports.READ);

    private final Reports reports;

    ReportsPages(Reports reports) {
        this.reports = reports;
    }

    @GET
    @Needs(Reports.READ)
    public Object reports(@Context Visit visit) {
        String format = visit.parameter("format");
        return format == null ? page(visit, Form.empty()) : new Download(table(visit.unit()), format.equals("xlsx") ? Download.Format.XLSX : Download.Format.CSV);
    }

    /** What is refused comes back with what was typed, and says at the field what is wrong. */
    @POST
    @Needs(Reports.WRITE)
    public Object write(@Context Visit visit, Form form) {
        return form.doing(() -> {
            new Required().value("unit", form.get("unit")).value("day", form.get("day")).value("words", form.get("words")).check();
            Report written = reports.write(form.get("unit"), day(form.get("day")), form.get("words"));
            return Redirect.to(HERE + "?unit=" + Address.escaped(written.unit()));
        }, again -> page(visit, again));
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException noDay) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "day", typed).at("day");
        }
    }

    private View page(Visit visit, Form form) {
        String unit = form.get("unit") == null ? visit.unit() : form.get("unit");
        Map<String, Text> texts = new HashMap<>();
        for (String key : List.of("page.write", "page.send", "page.choose", "page.choose.more")) {
            texts.put(key, MESSAGES.text(key));
        }
        List<Field> fields = List.of(Field.of("day", MESSAGES.text("page.day"), Field.Kind.DAY).needed(),
                Field.of("words", MESSAGES.text("page.words"), Field.Kind.LONG_TEXT).needed());
        boolean writes = visit.caller().holds(Reports.WRITE);
        return View.of(MESSAGES.text("module.title"), ENTRY.id(), sheet -> Template.of((out, none) -> JtereportsGenerated.render(out, none, sheet,
                MESSAGES.text("module.title"), texts, unit, unit == null ? null : sheet.table(table(unit)), writes ? fields : List.of(), form)));
    }

    /** On the page, and as a file of all its lines. */
    private Table<Report> table(String unit) {
        return new Table<>("reports", MESSAGES.text("module.title"), List.of(
                Column.of("day", MESSAGES.text("page.day"), Column.Kind.DAY, Report::day),
                Column.of("words", MESSAGES.text("page.words"), Column.Kind.TEXT, Report::words),
                Column.of("outcome", MESSAGES.text("page.outcome"), Column.Kind.TEXT, Report::outcome)),
                MESSAGES.text("page.none"), Table.read((after, limit) -> reports.list(unit, after, limit)));
    }
}
