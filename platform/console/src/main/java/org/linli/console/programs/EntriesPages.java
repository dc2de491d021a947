package org.linli.console.programs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.ledger.Ledger;
import org.linli.api.ledger.Ledger.Entry;
import org.linli.api.ledger.Ledger.NewEntry;
import org.linli.api.pages.Address;
import org.linli.api.pages.Column;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Table;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Programs;
import org.linli.api.rest.Limits;
import org.linli.api.security.Needs;
import org.linli.console.Body;
import org.linli.console.Ordered;
import org.linli.console.pages.programs.JtecautionGenerated;
import org.linli.console.pages.programs.JteentriesGenerated;
import org.linli.console.pages.programs.JteenteringGenerated;
import org.linli.console.pages.programs.JteruleGenerated;
import org.linli.console.pages.programs.JtesubjectsGenerated;

/** The points ledger of a program: what was recorded, and new entries. */
@Path("programs/{module}/{program}/entries")
public final class EntriesPages {

    /** The field that says that an entry is meant although there is something to know first. */
    public static final String MEANT = "meant";
    /** Subjects that a form offers to choose from; of more it takes the number. */
    static final int CHOICES = 60;
    private static final int OFFERED = 12;
    /** Entries are numbered as they are recorded. */
    private static final List<String> NEWEST_FIRST = List.of("-seq", "-at");
    /** Lines that are put on paper at once. */
    public static final int PRINTED = 2000;

    private final Ledger ledger;
    private final Participants participants;
    private final EntryEvidence evidence;
    private final Desk desk;

    EntriesPages(Ledger ledger, Participants participants, EntryEvidence evidence, Desk desk) {
        this.ledger = ledger;
        this.participants = participants;
        this.evidence = evidence;
        this.desk = desk;
    }

    /** An entry in the table, with what its subject and who recorded it are called. */
    public record Listed(Entry entry, String name, String by) {
    }

    /**
     * Lines to be printed, in the order that they were read in, whatever the address asks for.
     *
     * @param from the place of the first among all that are looked for, from 1
     * @param to   that of the last
     */
    public record Printed(String order, Page<Listed> page, long from, long to, long total) implements Table.Lines<Listed> {

        @Override
        public Page<Listed> page(String after, int limit) {
            return page;
        }

        @Override
        public Optional<Table.Lines<Listed>> sorted(Table.Sort<Listed> sort) {
            return sort.name().equals(order) ? Optional.of(this) : Optional.empty();
        }
    }

    @GET
    @Needs(Needs.SIGNED_IN)
    public Object list(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id) {
        Opened opened = desk.open(visit, module, id);
        String item = Parameters.given(visit, "item");
        String typed = Parameters.given(visit, "subject");
        List<Participant> meant = meant(opened, typed);
        if (typed != null && meant.size() != 1) {
            desk.require(opened, Ledger.READ);
        }
        Participant one = meant.size() == 1 ? meant.get(0) : null;
        var wanted = new Ledger.Wanted(one == null ? null : one.subject(), opened.rules().item(String.valueOf(item)).isPresent() ? item : null, opened.part(),
            Parameters.day(visit, "from"), Parameters.day(visit, "until"));
        boolean nobody = typed != null && one == null;
        Table<Listed> table = table(opened, nobody ? Table.all(List.of())
            : Table.read(NEWEST_FIRST, (before, limit) -> ledger.latest(opened.program().id(), wanted, before, limit),
            (after, limit) -> ledger.earliest(opened.program().id(), wanted, after, limit), page -> named(opened, page)));
        var file = Files.wanted(table, visit);
        if (file != null) {
            return file;
        }
        Printed printed = visit.parameter("print") == null || nobody ? null : printed(opened, wanted, Ordered.of(table, visit), Parameters.given(visit, "after"));
        Table<Listed> shown = printed == null ? table : table(opened, printed);
        return opened.view(Desk.say("tab.entries"), Body.of((out, none, sheet) -> JteentriesGenerated.render(out, none, sheet, opened, shown, one, meant, printed)));
    }

    /** Whom somebody may mean who types: the one with that number, or else those whose names or numbers begin like it or hold it. */
    private List<Participant> meant(Opened opened, String typed) {
        if (typed == null) {
            return List.of();
        }
        Participant exact = desk.subjects(opened.program().id(), List.of(typed)).get(typed);
        if (exact != null) {
            return List.of(exact);
        }
        return opened.part() == null && !opened.may(Programs.READ) ? List.of()
            : participants.find(opened.program().id(), new Participants.Wanted(opened.part(), null, null, typed), null, OFFERED).items();
    }

    /** What is put on paper at once, in the order of the page. @param asked the number behind which it goes on; of lines in another order all are on one paper */
    private Printed printed(Opened opened, Ledger.Wanted wanted, Ordered<Listed> ordered, String asked) {
        String id = opened.program().id();
        boolean bySeq = Set.of("seq", "at").contains(ordered.sort().column().id());
        String after = bySeq && asked != null && asked.matches("[0-9]{1,15}") ? asked : null;
        List<Listed> all = new ArrayList<>();
        String next = after;
        do {
            Page<Listed> page = ordered.lines().page(next, Math.min(Limits.MOST, PRINTED - all.size()));
            all.addAll(page.items());
            next = page.next();
        } while (next != null && all.size() < PRINTED);
        long total = ledger.count(id, wanted, null);
        long from = after == null ? 1 : ordered.sort().falling() ? total - ledger.count(id, wanted, after) + 1
            : ledger.count(id, wanted, String.valueOf(Long.parseLong(after) + 1)) + 1;
        return new Printed(ordered.sort().name(), new Page<>(all, next), from, from + all.size() - 1, total);
    }

    private Table<Listed> table(Opened opened, Table.Lines<Listed> lines) {
        return new Table<>("entries", Desk.say("tab.entries"), List.of(
            Column.<Listed>of("seq", Desk.say("seq"), Column.Kind.NUMBER, one -> one.entry().seq())
                .shown((sheet, one) -> Links.to(opened.at("entries", String.valueOf(one.entry().seq())), String.valueOf(one.entry().seq()))),
            Column.<Listed>of("occurred-on", Desk.say("occurred-on"), Column.Kind.DAY, one -> one.entry().occurredOn()),
            Column.<Listed>of("name", Desk.say("name"), Column.Kind.HEAD, Listed::name),
            Column.<Listed>of("number", Desk.say("number.of"), Column.Kind.DIM, one -> one.entry().subject()).wide(),
            Column.<Listed>of("item", Desk.say("item"), Column.Kind.TEXT, one -> Ruled.item(opened.rules(), one.entry().item())),
            Column.<Listed>of("quantity", Desk.say("quantity"), Column.Kind.NUMBER, one -> one.entry().quantity()).wide(),
            Column.<Listed>of("points", Desk.say("points"), Column.Kind.NUMBER, one -> one.entry().points())
                .shown((sheet, one) -> Links.pill(one.entry().points().signum() < 0 ? "red" : null, Ruled.plain(one.entry().points()))),
            Column.<Listed>of("state", Desk.say("entry.state"), Column.Kind.TEXT, one -> state(one.entry()))
                .shown((sheet, one) -> state(one.entry()) == null ? out -> { } : Links.pill(sheet, "pill pill-line", state(one.entry()))),
            Column.<Listed>of("note", Desk.say("note"), Column.Kind.DIM, one -> one.entry().note()).wide(),
            Column.<Listed>of("by", Desk.say("recorded-by"), Column.Kind.DIM, Listed::by).wide(),
            Column.<Listed>of("at", Desk.say("recorded-at"), Column.Kind.MOMENT, one -> one.entry().at()).wide()),
            Desk.say("entries.none"), lines).ofPersons();
    }

    private static Text state(Entry entry) {
        return entry.reverses() != null ? Desk.say("entry.reverses", String.valueOf(entry.reverses()))
            : entry.reversed() != null ? Desk.say("entry.reversed", String.valueOf(entry.reversed())) : null;
    }

    private Page<Listed> named(Opened opened, Page<Entry> page) {
        Map<String, Participant> subjects = desk.subjects(opened.program().id(), page.items().stream().map(Entry::subject).distinct().toList());
        Map<String, String> accounts = desk.people(page.items().stream().map(Entry::by).toList());
        return page.map(entry -> new Listed(entry, subjects.containsKey(entry.subject()) ? subjects.get(entry.subject()).name() : entry.subject(), accounts.get(entry.by())));
    }

    @GET
    @Path("new")
    @Needs(Needs.SIGNED_IN)
    public View entering(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id) {
        Opened opened = desk.open(visit, module, id, Ledger.WRITE);
        Map<String, String> known = new HashMap<>();
        for (String name : List.of("subject", "item", "occurredOn")) {
            if (Parameters.given(visit, name) != null) {
                known.put(name, Parameters.given(visit, name));
            }
        }
        LocalDate today = desk.today();
        known.putIfAbsent("occurredOn", (today.isAfter(opened.program().to()) ? opened.program().to() : today.isBefore(opened.program().from()) ? opened.program().from() : today).toString());
        Entry last = Parameters.given(visit, "done") != null && visit.parameter("done").matches("\\d{1,15}") ? ledger.entry(id, Long.parseLong(visit.parameter("done"))) : null;
        return entering(opened, Form.showing(known), last);
    }

    private View entering(Opened opened, Form form, Entry last) {
        Map<String, Text> subjects = subjects(opened);
        String kind = form.get("subject") == null ? null : participants.find(opened.program().id(), form.get("subject")).map(Participant::kind).orElse(null);
        Text caution = caution(opened, form.get("subject"), new Forms(form).day("occurredOn"));
        String lastName = last == null ? null : desk.subjects(opened.program().id(), List.of(last.subject())).values().stream().map(Participant::name).findFirst().orElse(last.subject());
        Long alike = Alike.to(ledger, opened, last);
        return opened.view(Desk.say("do.enter"), Body.of((out, none, sheet) -> JteenteringGenerated.render(out, none, sheet, opened, form, subjects, kind, last, lastName, caution, alike)))
            .under(Desk.say("tab.entries"), opened.at("entries"));
    }

    /** Who can be chosen; empty where there are too many to choose from. */
    private Map<String, Text> subjects(Opened opened) {
        List<Participant> some = participants.find(opened.program().id(), new Participants.Wanted(opened.part(), null, null, null), null, CHOICES + 1).items();
        Map<String, Text> subjects = new LinkedHashMap<>();
        if (some.size() <= CHOICES) {
            some.forEach(one -> subjects.put(one.subject(), new Text(one.name() + " " + one.subject(), one.name() + " " + one.subject())));
        }
        return subjects;
    }

    /** Whom somebody may mean who types, as choices of the field. */
    @GET
    @Path("subjects")
    @Needs(Needs.SIGNED_IN)
    public View subjects(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id) {
        Opened opened = desk.open(visit, module, id);
        String typed = Parameters.given(visit, "scored".equals(visit.parameter("of")) ? "scored" : "subject");
        List<Participant> some = typed == null ? List.of() : participants.find(id, new Participants.Wanted(opened.part(), null, null, typed), null, OFFERED).items();
        return View.piece(Body.of((out, none, sheet) -> JtesubjectsGenerated.render(out, none, some)));
    }

    /** What there is to know before somebody's entry of a day is made, as the module says; null for nothing, and while subject or day aren't known. */
    private Text caution(Opened opened, String subject, LocalDate on) {
        return subject == null || on == null ? null : participants.find(opened.program().id(), subject).map(one -> desk.caution(opened, one, on)).orElse(null);
    }

    /** The same, as a piece of the form. */
    @GET
    @Path("caution")
    @Needs(Needs.SIGNED_IN)
    public View caution(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id) {
        Opened opened = desk.open(visit, module, id, Ledger.WRITE);
        Text caution = caution(opened, Parameters.given(visit, "subject"), Parameters.day(visit, "occurredOn"));
        return View.piece(Body.of((out, none, sheet) -> JtecautionGenerated.render(out, none, sheet, Form.empty(), caution)));
    }

    /** What the chosen item asks for, as a piece of the form. */
    @GET
    @Path("rule")
    @Needs(Needs.SIGNED_IN)
    public View rule(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id) {
        Opened opened = desk.open(visit, module, id);
        String item = String.valueOf(visit.parameter("item"));
        return View.piece(Body.of((out, none, sheet) -> JteruleGenerated.render(out, none, sheet, opened, Form.empty(), opened.rules().item(item).orElse(null))));
    }

    @POST
    @Path("new")
    @Needs(Needs.SIGNED_IN)
    public Object record(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, Form form) {
        Opened opened = desk.open(visit, module, id, Ledger.WRITE);
        return form.doing(() -> {
            NewEntry fresh = typed(opened, form, form.raw(Form.ONCE));
            if (caution(opened, fresh.subject(), fresh.occurredOn()) != null) {
                var meant = new Forms(form);
                meant.ticked(MEANT, "entry.meant.unticked");
                meant.check();
            }
            participants.find(id, fresh.subject()).ifPresent(one -> Alike.ask(ledger, opened, fresh, desk.units(List.of(one.unit())).get(one.unit()).path(), form));
            Entry entry = ledger.record(id, fresh).entry();
            String more = form.get("more") == null ? null : "?subject=" + Address.escaped(entry.subject()) + "&occurredOn=" + entry.occurredOn() + "&done=" + entry.seq();
            return Redirect.to(more == null ? opened.at("entries", String.valueOf(entry.seq())) : opened.at("entries", "new") + more);
        }, refused -> entering(opened, refused, null));
    }

    /** An entry as it was typed. */
    private NewEntry typed(Opened opened, Form form, String key) {
        var typed = new Forms(form);
        String subject = typed.needed("subject");
        String item = typed.needed("item");
        LocalDate on = typed.needed("occurredOn", typed.day("occurredOn"));
        Integer quantity = typed.whole("quantity");
        BigDecimal points = typed.points("points");
        typed.proven(opened.rules(), item, EntryEvidence.files(form).isEmpty());
        typed.check();
        return new NewEntry(subject, item, on, quantity, points, key, evidence.source(form), form.get("note"));
    }
}
