package org.linli.console.programs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.evidence.EvidenceFiles;
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
import org.linli.console.pages.programs.JteentriesGenerated;
import org.linli.console.pages.programs.JteenteringGenerated;
import org.linli.console.pages.programs.JteentryGenerated;
import org.linli.console.pages.programs.JteruleGenerated;
import org.linli.console.pages.programs.JtesubjectsGenerated;

/** The points ledger of a program: what was recorded, new entries, and what is taken back. */
@Path("programs/{module}/{program}/entries")
public final class EntriesPages {

    /** Subjects that a form offers to choose from; of more it takes the number. */
    static final int CHOICES = 60;
    private static final int OFFERED = 12;
    /** Lines that are put on paper at once. */
    public static final int PRINTED = 2000;

    private final Ledger ledger;
    private final Participants participants;
    private final EvidenceFiles evidence;
    private final Desk desk;

    EntriesPages(Ledger ledger, Participants participants, EvidenceFiles evidence, Desk desk) {
        this.ledger = ledger;
        this.participants = participants;
        this.evidence = evidence;
        this.desk = desk;
    }

    /** An entry in the table, with what its subject and who recorded it are called. */
    public record Listed(Entry entry, String name, String by) {
    }

    /** Lines to be printed. @param from the place of the first among all that are looked for, from 1 @param to that of the last */
    public record Printed(Page<Listed> page, long from, long to, long total) {
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
        Table<Listed> table = table(opened, typed != null && one == null ? Table.all(List.of())
            : Table.read((before, limit) -> named(opened, ledger.latest(opened.program().id(), wanted, before, limit))));
        var file = Files.wanted(table, visit);
        if (file != null) {
            return file;
        }
        Printed printed = visit.parameter("print") == null || table.lines().sorts() ? null : printed(opened, wanted, Parameters.given(visit, "after"));
        Table<Listed> shown = printed == null ? table : table(opened, Table.read((before, limit) -> printed.page()));
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

    /** What is put on paper at once. */
    private Printed printed(Opened opened, Ledger.Wanted wanted, String before) {
        String id = opened.program().id();
        List<Entry> all = new ArrayList<>();
        String next = before;
        do {
            Page<Entry> page = ledger.latest(id, wanted, next, Math.min(Limits.MOST, PRINTED - all.size()));
            all.addAll(page.items());
            next = page.next();
        } while (next != null && all.size() < PRINTED);
        long total = ledger.count(id, wanted, null);
        long from = before == null ? 1 : total - ledger.count(id, wanted, before) + 1;
        return new Printed(named(opened, new Page<>(all, next)), from, from + all.size() - 1, total);
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
            Desk.say("entries.none"), lines);
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
        String lastName = last == null ? null : desk.subjects(opened.program().id(), List.of(last.subject())).values().stream().map(Participant::name).findFirst().orElse(last.subject());
        return opened.view(Desk.say("do.enter"), Body.of((out, none, sheet) -> JteenteringGenerated.render(out, none, sheet, opened, form, subjects, kind, last, lastName)))
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
            Entry entry = ledger.record(id, typed(form, form.raw(Form.ONCE))).entry();
            String more = form.get("more") == null ? null : "?subject=" + Address.escaped(entry.subject()) + "&occurredOn=" + entry.occurredOn() + "&done=" + entry.seq();
            return Redirect.to(more == null ? opened.at("entries", String.valueOf(entry.seq())) : opened.at("entries", "new") + more);
        }, refused -> entering(opened, refused, null));
    }

    /** An entry as it was typed. */
    private NewEntry typed(Form form, String key) {
        var typed = new Forms(form);
        String subject = typed.needed("subject");
        String item = typed.needed("item");
        LocalDate on = typed.needed("occurredOn", typed.day("occurredOn"));
        Integer quantity = typed.whole("quantity");
        BigDecimal points = typed.points("points");
        typed.check();
        return new NewEntry(subject, item, on, quantity, points, key, source(form), form.get("note"));
    }

    /** The file that goes with an entry, if whoever enters it may see it. */
    private String source(Form form) {
        return form.all("evidence").stream().filter(id -> !id.isBlank()).findFirst().map(id -> "evidence:" + evidence.evidence(id).id()).orElse(null);
    }

    @GET
    @Path("{seq}")
    @Needs(Needs.SIGNED_IN)
    public View entry(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("seq") long seq) {
        return entry(desk.open(visit, module, id), seq, Form.empty());
    }

    private View entry(Opened opened, long seq, Form form) {
        Entry entry = ledger.entry(opened.program().id(), seq);
        Participant one = participants.find(opened.program().id(), entry.subject()).orElse(null);
        EvidenceFiles.Evidence file = entry.source() != null && entry.source().startsWith("evidence:") ? seen(opened, entry.source().substring(9)) : null;
        Map<String, String> names = desk.people(Stream.of(entry.by()).toList());
        return opened.view(Desk.say("entry.title", String.valueOf(seq)),
            Body.of((out, none, sheet) -> JteentryGenerated.render(out, none, sheet, opened, entry, one, file, names.get(entry.by()), form)))
            .under(Desk.say("tab.entries"), opened.at("entries"));
    }

    /** Null for whoever may not see it. */
    private EvidenceFiles.Evidence seen(Opened opened, String id) {
        return opened.caller().holds(EvidenceFiles.READ) ? evidence.evidence(id) : null;
    }

    @POST
    @Path("{seq}/reversal")
    @Needs(Needs.SIGNED_IN)
    public Object reverse(@Context Visit visit, @PathParam("module") String module, @PathParam("program") String id, @PathParam("seq") long seq, Form form) {
        Opened opened = desk.open(visit, module, id, Ledger.WRITE);
        return form.doing(() -> {
            var typed = new Forms(form);
            String reason = typed.needed("reason");
            typed.check();
            String key = form.raw(Form.ONCE);
            Entry wrong = ledger.entry(id, seq);
            NewEntry right = new Correction(wrong, form).right(key + ":right", source(form));
            List<Entry> both = ledger.reverse(id, seq, reason, right, key);
            return Redirect.to(opened.at("entries", String.valueOf(both.get(both.size() - 1).seq())));
        }, refused -> entry(opened, seq, refused));
    }
}
