package org.linli.console;

import gg.jte.Content;
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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.api.Text;
import org.linli.api.pages.Address;
import org.linli.api.pages.Field;
import org.linli.api.pages.Form;
import org.linli.api.pages.Seal;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.Table;
import org.linli.api.pages.Template;
import org.linli.api.pages.Visit;
import org.linli.console.pages.part.JtefieldGenerated;
import org.linli.console.pages.part.JtepagerGenerated;
import org.linli.console.pages.part.JterefusedGenerated;
import org.linli.console.pages.part.JtesealedGenerated;
import org.linli.console.pages.part.JtetableGenerated;

/** The sheet of one answer. */
public final class PageSheet implements Sheet {

    private static final Map<String, DateTimeFormatter> DAYS = Map.of("zh", DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA),
        "en", DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH));
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Visit visit;
    private final Assets assets;
    private final Clock clock;
    private final ZoneId zone;

    PageSheet(Visit visit, Assets assets, Clock clock, ZoneId zone) {
        this.visit = visit;
        this.assets = assets;
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

    @Override
    public Content sealed() {
        String token = visit.session() == null ? "" : Seal.of(visit.session().csrf());
        return Template.of((out, none) -> JtesealedGenerated.render(out, none, token, UUID.randomUUID().toString()));
    }

    @Override
    public Content refused(Form form) {
        return Template.of((out, none) -> JterefusedGenerated.render(out, none, this, form.problem()));
    }

    @Override
    public Content field(Form form, Field field) {
        return Template.of((out, none) -> JtefieldGenerated.render(out, none, this, form, field));
    }

    @Override
    public String here(Map<String, String> changes) {
        var parameters = new LinkedHashMap<String, String>();
        if (visit.query() != null) {
            for (String part : visit.query().split("&")) {
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
        return query.isEmpty() ? visit.path() : visit.path() + "?" + query;
    }

    @Override
    public Content table(Table<?> table) {
        return Template.of((out, none) -> JtetableGenerated.render(out, none, this, ShownTable.of(table, this)));
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
