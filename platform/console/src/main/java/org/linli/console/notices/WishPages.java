package org.linli.console.notices;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.notices.Notices;
import org.linli.api.notices.Sending;
import org.linli.api.notices.Wish;
import org.linli.api.notices.Wish.Channel;
import org.linli.api.pages.Field;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.pages.Words;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.pages.notices.JtewishGenerated;

/** How the reader wants to be told. */
@Path("notices/settings")
public final class WishPages {

    private static final String HERE = "/notices/settings";
    private static final String CHANNEL = "channel";
    private static final String HOUR = "hour";
    private static final String TO = "to";
    private static final String LANGUAGE = "language";
    private static final int HOURS = 24;

    private final Notices notices;

    WishPages(Notices notices) {
        this.notices = notices;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public View wish(@Context Visit visit) {
        Wish wish = notices.wish();
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(CHANNEL, wish.channel().name());
        shown.put(HOUR, String.valueOf(wish.hour()));
        shown.put(LANGUAGE, wish == Wish.NONE ? visit.language().getLanguage().equals("en") ? "en" : "zh" : wish.language());
        if (wish.to() != null) {
            shown.put(TO, wish.to());
        }
        return page(visit, Form.showing(shown));
    }

    @POST
    @Needs(Needs.SIGNED_IN)
    public Object choose(@Context Visit visit, Form form) {
        return form.doing(() -> {
            new Required().value(CHANNEL, form.get(CHANNEL)).value(HOUR, form.get(HOUR)).value(LANGUAGE, form.get(LANGUAGE)).check();
            notices.choose(new Wish(channel(form), hour(form), form.get(TO), form.get(LANGUAGE)));
            return Redirect.to(HERE + "?kept=1");
        }, again -> page(visit, again));
    }

    private View page(Visit visit, Form form) {
        Set<Channel> channels = notices.channels();
        Sending last = notices.last().orElse(null);
        boolean kept = visit.parameter("kept") != null && form.problem() == null;
        return View.of(text("wish.title"), null, Body.of((out, none, sheet) -> JtewishGenerated.render(out, none, sheet, new Words(sheet, NoticesRoom.MESSAGES), form,
            fields(channels), channels.size() > 1, last, kept))).under(text("title"), NoticePages.HERE);
    }

    private static List<Field> fields(Set<Channel> channels) {
        Map<String, Text> ways = new LinkedHashMap<>();
        channels.forEach(one -> ways.put(one.name(), text("channel." + one)));
        Map<String, Text> hours = new LinkedHashMap<>();
        IntStream.range(0, HOURS).forEach(one -> hours.put(String.valueOf(one), new Text(one + ":00", one + ":00")));
        Map<String, Text> languages = new LinkedHashMap<>();
        languages.put("zh", new Text("中文", "中文"));
        languages.put("en", new Text("English", "English"));
        return List.of(Field.choice(CHANNEL, text("wish.channel"), ways).hint(text("wish.channel.hint")),
            Field.of(TO, text("wish.to"), Field.Kind.TEXT).hint(text(channels.contains(Channel.WEBHOOK) ? "wish.to.hint.both" : "wish.to.hint")).fill("email"),
            Field.choice(HOUR, text("wish.hour"), hours), Field.choice(LANGUAGE, text("wish.language"), languages));
    }

    /** One that there isn't is one that this town doesn't have. */
    private static Channel channel(Form form) {
        String asked = form.get(CHANNEL).toUpperCase(Locale.ROOT);
        return Set.of(Channel.values()).stream().filter(one -> one.name().equals(asked)).findFirst()
            .orElseThrow(() -> NoticesRoom.MESSAGES.problem(Problem.Kind.INVALID, "choice").at(CHANNEL));
    }

    private static int hour(Form form) {
        if (!form.get(HOUR).matches("\\d{1,2}")) {
            throw NoticesRoom.MESSAGES.problem(Problem.Kind.INVALID, "choice").at(HOUR);
        }
        return Integer.parseInt(form.get(HOUR));
    }

    private static Text text(String key) {
        return NoticesRoom.MESSAGES.text(key);
    }
}
