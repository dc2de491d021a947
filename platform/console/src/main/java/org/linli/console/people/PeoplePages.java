package org.linli.console.people;

import gg.jte.Content;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.pages.Column;
import org.linli.api.pages.Download;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.Table;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.pages.Words;
import org.linli.api.people.People;
import org.linli.api.people.Person;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.pages.people.JtelistGenerated;
import org.linli.console.pages.people.JtelistPieceGenerated;
import org.linli.console.pages.people.JtemarkedGenerated;
import org.linli.console.pages.people.JtenameGenerated;
import org.linli.console.pages.people.JteoptionsGenerated;
import org.linli.console.pages.people.JterevealLinkGenerated;

/** The list of people, masked, found as one types. */
@Path("people")
public final class PeoplePages {

    private static final int OPTIONS = 12;

    private final People people;
    private final Places places;
    private final Clock clock;

    PeoplePages(People people, Places places, Clock clock) {
        this.people = people;
        this.places = places;
        this.clock = clock;
    }

    @GET
    @Needs(People.READ)
    public Object list(@Context Visit visit) {
        String text = visit.parameter("text");
        if (visit.piece()) {
            Table<Listed> table = table(visit, text, places.code(visit));
            return View.piece(Body.of((out, none, sheet) -> JtelistPieceGenerated.render(out, none, sheet, words(sheet), text, table)));
        }
        Places.Around around = places.chosen(visit);
        Table<Listed> table = table(visit, text, around.code());
        return Download.or(table, visit, () -> View.of(text("people.title"), "people", Body.of((out, none, sheet) ->
            JtelistGenerated.render(out, none, sheet, words(sheet), text, around.chosen(), around.tree("/people?unit=", sheet.say(text("everywhere"))), table))));
    }

    /** What a field that takes a person's number offers as one types. */
    @GET
    @Path("options")
    @Needs(People.READ)
    public View options(@Context Visit visit) {
        String typed = visit.parameter(visit.parameter("field") == null ? "text" : visit.parameter("field"));
        List<Person> found = typed == null ? List.of() : people.find(typed, null, null, OPTIONS).items();
        Map<String, String> names = places.names(found.stream().map(Person::unit).toList());
        List<Listed> listed = found.stream().map(person -> Listed.of(person, person.unit() == null ? null : names.get(person.unit()), today())).toList();
        return View.piece(sheet -> Template.of((out, none) -> JteoptionsGenerated.render(out, none, listed)));
    }

    private Table<Listed> table(Visit visit, String text, String unit) {
        List<Column<Listed>> columns = new ArrayList<>(List.of(
            Column.<Listed>of("name", text("name"), Column.Kind.HEAD, one -> one.person().name())
                .shown((sheet, one) -> Template.of((out, none) -> JtenameGenerated.render(out, none, sheet, one, Marked.name(one.person(), text)))),
            Column.<Listed>of("number", text("number"), Column.Kind.DIM, one -> one.person().number())
                .shown((sheet, one) -> marked(Marked.number(one.person(), text))),
            Column.<Listed>of("document", text("document"), Column.Kind.TEXT, one -> tail(one.person().idMasked())).wide(),
            Column.<Listed>of("gender", text("gender-age"), Column.Kind.TEXT, Listed::described).sortedBy(Listed::age),
            Column.<Listed>of("phone", text("phone"), Column.Kind.TEXT, one -> tail(one.person().phone()))
                .shown((sheet, one) -> one.person().phone() == null ? dash() : marked(Marked.phone(one.person(), text, sheet.say(text("tail", ""))))),
            Column.<Listed>of("unit", text("unit"), Column.Kind.TEXT, Listed::unit),
            Column.<Listed>of("household", text("household"), Column.Kind.DIM, one -> one.person().household()).wide()));
        if (visit.caller().holds(People.REVEAL)) {
            columns.add(Column.actions("reveal", text("reveal"),
                (sheet, one) -> Template.of((out, none) -> JterevealLinkGenerated.render(out, none, sheet, words(sheet), one.person()))));
        }
        return new Table<>("people", text("people.title"), columns, text("people.none"), Table.read("number", (after, limit) -> people.find(text, unit, after, limit), found -> {
            Map<String, String> names = places.names(found.items().stream().map(Person::unit).toList());
            LocalDate today = today();
            return found.map(person -> Listed.of(person, person.unit() == null ? null : names.get(person.unit()), today));
        })).ofPersons();
    }

    /** A document's number as lists show it: its end alone. */
    static Text tail(String masked) {
        return masked == null ? null : text("tail", Marked.tail(masked));
    }

    private static Content marked(Marked marked) {
        return Template.of((out, none) -> JtemarkedGenerated.render(out, none, marked));
    }

    private static Content dash() {
        return out -> out.writeContent("—");
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** A text of this room. */
    public static Text text(String key, Object... arguments) {
        return PeopleRoom.MESSAGES.text(key, arguments);
    }

    static Words words(Sheet sheet) {
        return new Words(sheet, PeopleRoom.MESSAGES);
    }
}
