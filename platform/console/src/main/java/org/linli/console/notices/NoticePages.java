package org.linli.console.notices;

import java.time.Clock;
import java.time.LocalDate;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.notices.Notice;
import org.linli.api.notices.Notices;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.pages.Words;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.pages.notices.JtenoticesGenerated;

/** What the reader is told. */
@Path("notices")
public final class NoticePages {

    static final String HERE = "/notices";
    private static final String ALL = "all";
    private static final int LINES = 50;

    private final Notices notices;
    private final Clock clock;

    NoticePages(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public View list(@Context Visit visit) {
        boolean all = visit.parameter(ALL) != null;
        Page<Notice> found = notices.own(!all, visit.parameter("after"), LINES);
        int unread = notices.unread();
        var stands = new Stands(LocalDate.now(clock));
        return View.of(NoticesRoom.MESSAGES.text("title"), null, Body.of((out, none, sheet) -> JtenoticesGenerated.render(out, none, sheet,
            new Words(sheet, NoticesRoom.MESSAGES), stands, found, all, unread)));
    }

    /** Takes a notice for read and goes on to what it is about. */
    @POST
    @Path("{id}/open")
    @Needs(Needs.SIGNED_IN)
    public Redirect open(@PathParam("id") String id, Form form) {
        return Redirect.to(notices.read(id).href());
    }

    @POST
    @Path("{id}/read")
    @Needs(Needs.SIGNED_IN)
    public Redirect read(@PathParam("id") String id, Form form) {
        notices.read(id);
        return back(form);
    }

    @POST
    @Path("read-all")
    @Needs(Needs.SIGNED_IN)
    public Redirect readAll(Form form) {
        new Required().value("newest", form.get("newest")).check();
        notices.readAll(form.get("newest"));
        return back(form);
    }

    private static Redirect back(Form form) {
        return Redirect.to(form.get(ALL) == null ? HERE : HERE + "?" + ALL + "=1");
    }
}
