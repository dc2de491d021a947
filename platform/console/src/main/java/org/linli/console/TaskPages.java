package org.linli.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.IntSupplier;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.security.Needs;
import org.linli.api.territory.Territory;
import org.linli.console.pages.JtetaskCountGenerated;
import org.linli.console.pages.JtetasksGenerated;

/** What is to be done. */
@Path("tasks")
public final class TaskPages {

    private final Clock clock;
    private final Territory territory;
    private final Asking asking;
    private final IntSupplier unread;
    private final TaskCounts counts = new TaskCounts(System::nanoTime);

    /** @param unread how many notices the caller hasn't read */
    TaskPages(Clock clock, Territory territory, Asking asking, IntSupplier unread) {
        this.clock = clock;
        this.territory = territory;
        this.asking = asking;
        this.unread = unread;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public View list(@Context Visit visit) {
        ToDo todo = todo(visit);
        ToDo.View shown = ToDo.view(visit.parameter("view"));
        return View.of(ConsoleModule.MESSAGES.text("tasks.title"), "tasks", Body.of((out, none, sheet) -> JtetasksGenerated.render(out, none, sheet, todo, shown)));
    }

    /** The counts of the frame, fetched when a page is there already, so that no page waits for them. */
    @GET
    @Path("count")
    @Needs(Needs.SIGNED_IN)
    public View count(@Context Visit visit) {
        TaskCount tasks = counts.of(visit.caller(), visit.unit(), () -> TaskCount.of(todo(visit)));
        int notices = unread.getAsInt();
        return View.piece(Body.of((out, none, sheet) -> JtetaskCountGenerated.render(out, none, sheet, tasks, notices)));
    }

    private ToDo todo(Visit visit) {
        ShownUnit.check(visit, territory);
        return ToDo.of(visit, LocalDate.now(clock), asking);
    }
}
