package org.linli.console.boards;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Text;
import org.linli.api.ledger.Ledger;
import org.linli.api.ledger.Ledger.Entry;
import org.linli.api.pages.Address;
import org.linli.api.pages.Column;
import org.linli.api.pages.Column.Kind;
import org.linli.api.pages.Download;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Table;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.people.People;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Facts.Veto;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Results.Why;
import org.linli.api.programs.Rulebooks.RulebookView;
import org.linli.api.publicity.Objections;
import org.linli.api.publicity.Objections.Objection;
import org.linli.api.publicity.Objections.Waiting;
import org.linli.api.rest.Required;
import org.linli.api.security.Caller;
import org.linli.api.security.Needs;
import org.linli.api.territory.Unit;
import org.linli.console.Body;
import org.linli.console.pages.boards.JteenterGenerated;
import org.linli.console.pages.boards.JtelinkGenerated;
import org.linli.console.pages.boards.JtelistGenerated;
import org.linli.console.pages.boards.JteobjectionGenerated;

/** Objections: those that wait, each with what it is about, and its answer. */
@Path("publicity")
public final class ObjectionPages {

    /** What an answer can come to. */
    public static final Map<String, Text> DECISIONS = decisions();

    private static final int MOST = 500;

    private final Programs programs;
    private final Objections objections;
    private final Participants participants;
    private final Results results;
    private final Ledger ledger;
    private final Facts facts;
    private final Boards boards;
    private final Titles titles;
    private final Names names;

    ObjectionPages(Programs programs, Objections objections, Participants participants, Results results, Ledger ledger, Facts facts, Boards boards,
                   Titles titles, Names names) {
        this.programs = programs;
        this.objections = objections;
        this.participants = participants;
        this.results = results;
        this.ledger = ledger;
        this.facts = facts;
        this.boards = boards;
        this.titles = titles;
        this.names = names;
    }

    private static Map<String, Text> decisions() {
        Map<String, Text> decisions = new LinkedHashMap<>();
        decisions.put("true", BoardsRoom.text("decide.uphold"));
        decisions.put("false", BoardsRoom.text("decide.reject"));
        return decisions;
    }

    @GET
    @Path("objections")
    @Needs(Needs.SIGNED_IN)
    public Object waiting(@Context Visit visit) {
        List<Waiting> all = objections.waiting(visit.unit(), MOST);
        Map<String, Unit> units = boards.units(all.stream().map(Waiting::unit).toList());
        LocalDate today = boards.today();
        var table = new Table<>("objections", BoardsRoom.text("tab.objections"), List.of(
            Column.<Waiting>of("receipt", BoardsRoom.text("col.receipt"), Kind.HEAD, one -> Receipt.of(one.objection().id())).shown((sheet, one) ->
                Template.of((out, none) -> JtelinkGenerated.render(out, none,
                    objection(one.module(), one.objection().program(), one.objection().id()), Receipt.of(one.objection().id())))),
            Column.<Waiting>of("about", BoardsRoom.text("col.about"), Kind.TEXT, Waiting::title).wide(),
            Column.<Waiting>of("unit", BoardsRoom.text("col.unit"), Kind.TEXT, one -> units.containsKey(one.unit()) ? units.get(one.unit()).name() : one.unit()).wide(),
            Column.<Waiting>of("subject", BoardsRoom.text("col.subject"), Kind.TEXT, one -> one.objection().subject()).wide(),
            Column.<Waiting>of("entered", BoardsRoom.text("col.entered"), Kind.MOMENT, one -> one.objection().at()).wide(),
            Column.of("answer-by", BoardsRoom.text("col.answer-by"), Kind.DAY, one -> one.objection().answerBy()),
            Column.of("state", BoardsRoom.text("col.state"), Kind.TEXT, one -> due(one.objection(), today))),
            BoardsRoom.text("objections.none"), Table.all(all)).ofPersons();
        return Download.or(table, visit, () -> View.of(BoardsRoom.text("tab.objections"), BoardsRoom.PLACE, Body.of((out, none, sheet) ->
            JtelistGenerated.render(out, none, sheet, BoardsRoom.words(sheet), PublicityPages.tabs("objections", (long) all.size()), table)))
            .under(BoardsRoom.text("title"), "/publicity"));
    }

    /** How urgent an answer is. */
    static Text due(Objection objection, LocalDate today) {
        return BoardsRoom.text(objection.overdue() ? "due.over" : objection.answerBy().equals(today) ? "due.today" : "due.waits");
    }

    /**
     * What an objection is about, for whoever answers it.
     *
     * @param kind    the kind of the one it is about; null where that isn't known
     * @param why     the result as it stands; null for a reader who may not see it
     * @param entries what it was made of
     * @param vetoes  those that stand
     * @param filed   what the unit is called that the answer was explained to; empty for none
     */
    public record Case(Program program, Text title, Objection objection, Text by, String name, String kind, Why why, List<Entry> entries, List<Veto> vetoes,
                       RulebookView rules, String filed, boolean may) {

        /** What an item is called. */
        public Text item(String id) {
            return rules.items().stream().filter(item -> item.id().equals(id)).findFirst().map(item -> item.title()).orElse(new Text(id, id));
        }

        /** The items that can be entered instead: those for its kind. */
        public Map<String, Text> items() {
            Map<String, Text> items = new LinkedHashMap<>();
            items.put("", BoardsRoom.text("decide.no-item"));
            rules.items().stream().filter(item -> kind == null || item.kinds().isEmpty() || item.kinds().contains(kind))
                .forEach(item -> items.put(item.id(), item.title()));
            return items;
        }

        /** The components whose scores were brought in. */
        public Map<String, Text> components() {
            Map<String, Text> components = new LinkedHashMap<>();
            components.put("", BoardsRoom.text("decide.no-score"));
            rules.components().stream().filter(component -> !component.points()).forEach(component -> components.put(component.id(), component.title()));
            return components;
        }
    }

    @GET
    @Path("{module}/{program}/objections/{objection}")
    @Needs(Needs.SIGNED_IN)
    public View objection(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String program,
                          @PathParam("objection") String id) {
        return page(visit, module, program, id, Form.empty());
    }

    private View page(Visit visit, String module, String id, String objection, Form form) {
        Case shown = of(visit.caller(), programs.program(module, id), objections.objection(id, objection));
        return View.of(BoardsRoom.text("objection.title", Receipt.of(objection)), BoardsRoom.PLACE, Body.of((out, none, sheet) ->
            JteobjectionGenerated.render(out, none, sheet, BoardsRoom.words(sheet), shown, due(shown.objection(), boards.today()), form)))
            .under(BoardsRoom.text("title"), "/publicity").under(shown.title(), PublicityPages.program(module, id));
    }

    private Case of(Caller caller, Program program, Objection objection) {
        String module = program.module() + ".";
        boolean open = objection.state() == Objection.State.OPEN;
        boolean reads = caller.may(module + Programs.READ, program.path());
        boolean may = open && caller.may(module + Objections.DECIDE, program.path());
        Optional<Participant> participant = reads ? participants.find(program.id(), objection.subject()) : Optional.empty();
        List<Entry> entries = may && caller.may(module + Ledger.READ, program.path())
            ? ledger.entries(program.id(), objection.subject(), null, null, MOST).items().stream()
                .filter(entry -> entry.reverses() == null && entry.reversed() == null).sorted(Comparator.comparing(Entry::occurredOn)).toList() : List.of();
        List<Veto> vetoes = may ? facts.against(program.id(), objection.subject()).stream().filter(veto -> veto.lifted() == null).toList() : List.of();
        return new Case(program, titles.of(program), objection, names.of(objection.by()), participant.map(Participant::name).orElse(""),
            participant.map(Participant::kind).orElse(null), reads && participant.isPresent() && !participant.get().exempt() ? results.why(program.id(), objection.subject()) : null, entries, vetoes,
            titles.rules(program), objection.filedWith() == null ? "" : boards.name(objection.filedWith()), may);
    }

    @POST
    @Path("{module}/{program}/objections/{objection}/decision")
    @Needs(Needs.SIGNED_IN)
    public Object decide(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String program,
                         @PathParam("objection") String id, Form form) {
        return form.doing(() -> {
            Objection open = objections.objection(program, id);
            String version = form.get("version");
            objections.decide(program, id, Corrected.of(form, open.subject()),
                version != null && version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : open.version());
            return Redirect.to(objection(module, program, id));
        }, again -> page(visit, module, program, id, again));
    }

    @GET
    @Path("{module}/{program}/object")
    @Needs(Needs.SIGNED_IN)
    public View enter(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String program) {
        return enter(visit.caller(), module, program, Form.empty());
    }

    private View enter(Caller caller, String module, String id, Form form) {
        Program program = programs.program(module, id);
        Text title = titles.of(program);
        String options = titles.rules(program).ofPeople() && caller.holds(People.READ) ? "/people/options" : null;
        return View.of(BoardsRoom.text("enter.title"), BoardsRoom.PLACE, Body.of((out, none, sheet) ->
            JteenterGenerated.render(out, none, sheet, BoardsRoom.words(sheet), title, PublicityPages.program(module, id), form, options)))
            .under(BoardsRoom.text("title"), "/publicity").under(title, PublicityPages.program(module, id));
    }

    @POST
    @Path("{module}/{program}/object")
    @Needs(Needs.SIGNED_IN)
    public Object object(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String program, Form form) {
        return form.doing(() -> {
            new Required().value("subject", form.get("subject")).value("text", form.get("text")).check();
            return Redirect.to(objection(module, program, objections.object(program, form.get("subject"), form.get("text")).id()));
        }, again -> enter(visit.caller(), module, program, again));
    }

    /** Where an objection is. */
    static String objection(String module, String program, String id) {
        return Address.of("publicity", module, program, "objections", id);
    }
}
