package org.linli.console.notices;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.notices.Channels;
import org.linli.api.notices.Sending;
import org.linli.api.notices.Wish.Channel;
import org.linli.api.pages.Column;
import org.linli.api.pages.Download;
import org.linli.api.pages.Field;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Table;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.pages.Words;
import org.linli.api.rest.OwnIdempotency;
import org.linli.api.rest.Required;
import org.linli.api.security.Accounts;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.pages.notices.JtechannelsGenerated;
import org.linli.console.pages.notices.JtetroubleGenerated;

/** How the mail and the webhook stand, for whoever looks after them. */
@Path("system/mail")
public final class ChannelPages {

    static final String PLACE = "console.channels";
    static final String HERE = "/system/mail";
    private static final int FAILURES = 200;

    private final Channels channels;
    private final Accounts accounts;

    ChannelPages(Channels channels, Accounts accounts) {
        this.channels = channels;
        this.accounts = accounts;
    }

    @GET
    @Needs(Channels.READ)
    public Object channels(@Context Visit visit) {
        Table<Sending> failures = failures();
        return Download.or(failures, visit, () -> page(visit, Form.empty(), failures));
    }

    /** Without a transaction around it, which would wait for servers of others and take the line of the audit back when they don't answer. */
    @POST
    @Path("test")
    @OwnIdempotency
    @Needs(Channels.WRITE)
    public Object test(@Context Visit visit, Form form) {
        return form.doing(() -> {
            new Required().value("channel", form.get("channel")).value("to", form.get("to")).check();
            Channel channel = Stream.of(Channel.values()).filter(one -> one.name().equals(form.get("channel"))).findFirst()
                .orElseThrow(() -> NoticesRoom.MESSAGES.problem(Problem.Kind.INVALID, "choice").at("channel"));
            channels.test(channel, form.get("to"));
            return Redirect.to(HERE + "?sent=1");
        }, again -> page(visit, again, failures()));
    }

    private View page(Visit visit, Form form, Table<Sending> failures) {
        List<Channels.State> states = channels.states();
        Map<String, Text> ways = new LinkedHashMap<>();
        states.stream().filter(Channels.State::on).forEach(one -> ways.put(one.channel().name(), text("channel." + one.channel())));
        List<Field> fields = ways.isEmpty() || !visit.caller().may(Channels.WRITE, null) ? List.of()
            : List.of(Field.choice("channel", text("test.channel"), ways), Field.of("to", text("test.to"), Field.Kind.TEXT).needed().hint(text("test.to.hint")));
        Form filled = form.problem() != null || ways.isEmpty() ? form : Form.showing(Map.of("channel", ways.keySet().iterator().next()));
        boolean sent = visit.parameter("sent") != null && form.problem() == null;
        return View.of(text("channels.title"), PLACE, Body.of((out, none, sheet) -> JtechannelsGenerated.render(out, none, sheet,
            new Words(sheet, NoticesRoom.MESSAGES), filled, fields, states, failures, sent)));
    }

    private Table<Sending> failures() {
        List<Column<Sending>> columns = List.of(
            Column.of("account", text("failures.account"), Column.Kind.HEAD, one -> accounts.name(one.account())),
            Column.of("day", text("failures.day"), Column.Kind.DAY, Sending::day),
            Column.<Sending>of("channel", text("failures.channel"), Column.Kind.TEXT, one -> text("channel." + one.channel())).wide(),
            Column.of("state", text("failures.state"), Column.Kind.TEXT, one -> text("state." + one.state())),
            Column.of("attempts", text("failures.attempts"), Column.Kind.NUMBER, Sending::attempts),
            Column.<Sending>of("trouble", text("failures.trouble"), Column.Kind.TEXT, one -> one.trouble() == null ? null : one.trouble().what())
                .shown((sheet, one) -> Template.of((out, none) -> JtetroubleGenerated.render(out, none, sheet, one))),
            Column.<Sending>of("answer", text("failures.answer"), Column.Kind.DIM, Sending::answer).wide(),
            Column.<Sending>of("at", text("failures.at"), Column.Kind.MOMENT, Sending::at).wide());
        return new Table<>("failures", text("failures.title"), columns, text("failures.none"), Table.all(channels.failures(FAILURES)));
    }

    private static Text text(String key) {
        return NoticesRoom.MESSAGES.text(key);
    }
}
