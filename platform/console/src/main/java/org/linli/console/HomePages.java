package org.linli.console;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.security.Needs;
import org.linli.api.territory.Territory;
import org.linli.console.pages.JtehomeGenerated;
import org.linli.console.pages.JtemoreGenerated;

/** What is due, and how things stand. */
@Path("/")
public final class HomePages {

    /** How many tasks stand on it. */
    private static final int TASKS = 6;

    private final Clock clock;
    private final Territory territory;
    private final Asking asking;

    HomePages(Clock clock, Territory territory, Asking asking) {
        this.clock = clock;
        this.territory = territory;
        this.asking = asking;
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public View home(@Context Visit visit) {
        ShownUnit.check(visit, territory);
        ToDo todo = ToDo.of(visit, LocalDate.now(clock), asking);
        return View.of(ConsoleModule.MESSAGES.text("home.title"), "home", Body.of((out, none, sheet) -> {
            List<ShownCard> cards = ShownCard.of(visit, sheet, asking);
            JtehomeGenerated.render(out, none, sheet, todo, cards.stream().filter(card -> !card.wide()).toList(), cards.stream().filter(ShownCard::wide).toList(), TASKS);
        }));
    }

    /** What phones have no room for beside each page. */
    @GET
    @Path("more")
    @Needs(Needs.SIGNED_IN)
    public View more(@Context Visit visit) {
        return View.of(ConsoleModule.MESSAGES.text("more.title"), "more", Body.of((out, none, sheet) -> JtemoreGenerated.render(out, none, sheet, Menu.of(visit, asking))));
    }
}
