package org.linli.console;

import gg.jte.Content;
import io.nayuki.qrcodegen.QrCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.api.Text;
import org.linli.api.pages.Address;
import org.linli.api.pages.Chart;
import org.linli.api.pages.Choice;
import org.linli.api.pages.Field;
import org.linli.api.pages.Figure;
import org.linli.api.pages.Form;
import org.linli.api.pages.Node;
import org.linli.api.pages.Seal;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.Step;
import org.linli.api.pages.Table;
import org.linli.api.pages.Template;
import org.linli.api.pages.Upload;
import org.linli.api.pages.Visit;
import org.linli.console.pages.part.JtechartGenerated;
import org.linli.console.pages.part.JtechoicesGenerated;
import org.linli.console.pages.part.JteemptyGenerated;
import org.linli.console.pages.part.JtefieldGenerated;
import org.linli.console.pages.part.JtefiguresGenerated;
import org.linli.console.pages.part.JteorderGenerated;
import org.linli.console.pages.part.JtepagerGenerated;
import org.linli.console.pages.part.JtepathGenerated;
import org.linli.console.pages.part.JteqrGenerated;
import org.linli.console.pages.part.JtepickGenerated;
import org.linli.console.pages.part.JterefusedGenerated;
import org.linli.console.pages.part.JtesealedGenerated;
import org.linli.console.pages.part.JtetableGenerated;
import org.linli.console.pages.part.JtetreeGenerated;
import org.linli.console.pages.part.JteuploadGenerated;

/** The sheet of one answer. */
public final class PageSheet implements Sheet {

    private static final Map<String, DateTimeFormatter> DAYS = Map.of("zh", DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA),
        "en", DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH));
    private static final Map<String, DateTimeFormatter> WEEKDAYS = Map.of("zh", DateTimeFormatter.ofPattern("yyyy年M月d日 EEEE", Locale.CHINA),
        "en", DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH));
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Visit visit;
    private final Assets assets;
    private final Asking asking;
    private final Clock clock;
    private final ZoneId zone;
    private int charts;
    private int uploads;

    PageSheet(Visit visit, Assets assets, Asking asking, Clock clock, ZoneId zone) {
        this.visit = visit;
        this.assets = assets;
        this.asking = asking;
        this.clock = clock;
        this.zone = zone;
    }

    /** A text of the console's own. */
    public String say(String key, Object... arguments) {
        return say(ConsoleModule.MESSAGES.text(key, arguments));
    }

    /** A text of the console's own, in both languages. */
    public Text text(String key, Object... arguments) {
        return ConsoleModule.MESSAGES.text(key, arguments);
    }

    /** Takes a parameter out of an address. */
    public static Map<String, String> without(String name) {
        return Collections.singletonMap(name, null);
    }

    public String asset(String name) {
        return assets.address(name);
    }

    /** The language, as the document's {@code lang} takes it. */
    public String lang() {
        return english() ? "en" : "zh-CN";
    }

    public boolean english() {
        return visit.language().getLanguage().equals("en");
    }

    public boolean dark() {
        return "dark".equals(visit.cookie("linli-theme"));
    }

    public ZonedDateTime now() {
        return clock.instant().atZone(zone);
    }

    @Override
    public Visit visit() {
        return visit;
    }

    @Override
    public String say(Text text) {
        return text.in(visit.language());
    }

    @Override
    public String day(LocalDate day) {
        return day == null ? "" : DAYS.get(english() ? "en" : "zh").format(day);
    }

    @Override
    public String moment(Instant moment) {
        return moment == null ? "" : MOMENT.format(moment.atZone(zone));
    }

    @Override
    public Content icon(String name) {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("not an icon: " + name);
        }
        return out -> out.writeContent("<svg class=\"ico\" aria-hidden=\"true\"><use href=\"" + assets.address("icons.svg") + "#" + name + "\"/></svg>");
    }

    /** What shows that a request is of this session, sealed anew. */
    public String token() {
        return visit.session() == null ? "" : Seal.of(visit.session().csrf());
    }

    /** The key of the greeting for this time of the day. */
    public String greeting() {
        int hour = now().getHour();
        return hour < 5 || hour >= 18 ? "home.evening" : hour < 11 ? "home.morning" : hour < 13 ? "home.noon" : "home.afternoon";
    }

    /** A day with its day of the week. */
    public String weekday(LocalDate day) {
        return WEEKDAYS.get(english() ? "en" : "zh").format(day);
    }

    @Override
    public Content sealed() {
        String token = token();
        return Template.of((out, none) -> JtesealedGenerated.render(out, none, token, UUID.randomUUID().toString(), visit.at()));
    }

    /** Whether its reader is on the way in by the town's identity service. */
    public boolean signsIn() {
        return visit.path().startsWith("/api/core/session/");
    }

    /** Where its reader tries the same again: a file at its own address, a page where it is found; what comes back from another site counts once. */
    public String again() {
        String asked = visit.path() + (visit.query() == null ? "" : "?" + visit.query());
        return visit.path().startsWith("/api/") && !signsIn() && Address.own(asked) ? asked : visit.at();
    }

    @Override
    public Content refused(Form form) {
        return Template.of((out, none) -> JterefusedGenerated.render(out, none, this, Documents.inWords(form.problem(), visit, asking)));
    }

    @Override
    public Content field(Form form, Field field) {
        return Template.of((out, none) -> JtefieldGenerated.render(out, none, this, form, field));
    }

    /** A field of a form that offers what fits as one types. @param options the page that tells what fits, an address of this site */
    public Content pick(Form form, Field field, String options) {
        return Template.of((out, none) -> JtepickGenerated.render(out, none, this, form, field, options));
    }

    @Override
    public String here(Map<String, String> changes) {
        var parameters = new LinkedHashMap<String, String>();
        String[] at = visit.at().split("\\?", 2);
        if (at.length > 1) {
            for (String part : at[1].split("&")) {
                int end = part.indexOf('=');
                if (end > 0) {
                    parameters.put(URLDecoder.decode(part.substring(0, end), StandardCharsets.UTF_8),
                        URLDecoder.decode(part.substring(end + 1), StandardCharsets.UTF_8));
                }
            }
        }
        changes.forEach((name, value) -> {
            if (value == null) {
                parameters.remove(name);
            } else {
                parameters.put(name, value);
            }
        });
        String query = parameters.entrySet().stream().map(one -> Address.escaped(one.getKey()) + "=" + Address.escaped(one.getValue()))
            .collect(Collectors.joining("&"));
        return query.isEmpty() ? at[0] : at[0] + "?" + query;
    }

    @Override
    public Content table(Table<?> table) {
        return table(table, Table.PAGE);
    }

    /** A table of which more lines than usual are on a page. */
    public Content table(Table<?> table, int lines) {
        return Template.of((out, none) -> JtetableGenerated.render(out, none, this, ShownTable.of(table, this, lines)));
    }

    @Override
    public Content order() {
        String order = visit.parameter(Ordered.SORT);
        return Template.of((out, none) -> {
            if (order != null) {
                JteorderGenerated.render(out, none, order);
            }
        });
    }

    @Override
    public Content chart(Chart chart) {
        return chart(chart.kind().name().toLowerCase(Locale.ROOT), chart.says(), ChartData.of(chart), chart.kind() == Chart.Kind.SHARES ? chart.names().size() : 0);
    }

    @Override
    public Content chart(String kind, Text says, Map<String, ?> data) {
        return chart(kind, says, data, 0);
    }

    /** @param bars how many bars it has below each other; 0 for a chart of the usual height */
    private Content chart(String kind, Text says, Map<String, ?> data, int bars) {
        charts++;
        String id = "chart-" + charts;
        boolean first = charts == 1;
        Content block = out -> out.writeContent("<script type=\"application/json\" id=\"" + id + "\">" + new ChartData(this).json(data) + "</script>");
        return Template.of((out, none) -> JtechartGenerated.render(out, none, this, kind, says, bars, id, first, block));
    }

    @Override
    public Content tree(Text label, List<Node> tops) {
        return Template.of((out, none) -> JtetreeGenerated.render(out, none, this, tops, say(label)));
    }

    @Override
    public Content path(Text label, List<Step> steps, boolean small) {
        return Template.of((out, none) -> JtepathGenerated.render(out, none, this, say(label), steps, small));
    }

    @Override
    public Content choices(Text label, List<Choice> choices) {
        return Template.of((out, none) -> JtechoicesGenerated.render(out, none, this, say(label), choices));
    }

    @Override
    public Content figures(Text label, List<Figure> figures) {
        return Template.of((out, none) -> JtefiguresGenerated.render(out, none, this, say(label), figures));
    }

    @Override
    public Content empty(String icon, Text what, Text more, Text action, String href) {
        return Template.of((out, none) -> JteemptyGenerated.render(out, none, this, icon, what, more, action, href));
    }

    @Override
    public Content upload(Form form, Upload upload) {
        uploads++;
        String id = "upload-" + uploads;
        return Template.of((out, none) -> JteuploadGenerated.render(out, none, this, form, upload, id));
    }

    @Override
    public Content qr(String text, Text label) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var squares = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    squares.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return Template.of((out, none) -> JteqrGenerated.render(out, none, code.size, squares.toString(), say(label)));
    }

    /** A number as the reader groups its digits. */
    public String number(long number) {
        return String.format(visit.language(), "%,d", number);
    }

    /** The address of the table of this page as a file. */
    public String download(String format) {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("format", format);
        changes.put("after", null);
        return here(changes);
    }

    @Override
    public Content pager(String next) {
        return Template.of((out, none) -> JtepagerGenerated.render(out, none, this, next));
    }
}
