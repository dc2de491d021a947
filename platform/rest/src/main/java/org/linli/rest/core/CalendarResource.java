package org.linli.rest.core;

import java.time.LocalDate;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.linli.api.calendar.WorkingCalendar;
import org.linli.api.rest.Required;
import org.linli.api.security.Open;

/** Deadlines by M8. */
@Path("calendar")
@Produces(MediaType.APPLICATION_JSON)
public final class CalendarResource {

    private final WorkingCalendar calendar;

    CalendarResource(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** The end of a period that begins after a day. */
    @GET
    @Path("deadline")
    @Open("public holidays are public, and how deadlines follow from them is too")
    public WorkingCalendar.Deadline deadline(@QueryParam("from") LocalDate from, @QueryParam("days") Integer days,
                                             @QueryParam("count") @DefaultValue("calendar") WorkingCalendar.Count count) {
        new Required().value("from", from).value("days", days).check();
        return calendar.deadline(from, days, count);
    }
}
