package org.linli.partypoints;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Text;
import org.linli.api.evidence.EvidenceFiles;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Results;
import org.linli.api.programs.Results.Why;
import org.linli.api.programs.Rulebooks.ItemView;
import org.linli.api.programs.Rulebooks.RulebookView;
import org.linli.partypoints.pages.Claimed;
import org.linli.partypoints.pages.Inbox;
import org.linli.partypoints.pages.Place;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts together what pages show of declarations. */
@Component(service = DeclarationSheets.class)
public final class DeclarationSheets {

    private static final Messages MESSAGES = Messages.beside(DeclarationSheets.class);

    private final Desk desk;
    private final MemberRegister register;
    private final DeclarationInbox inbox;
    private final Results results;
    private final EvidenceFiles evidence;

    @Activate
    public DeclarationSheets(@Reference Desk desk, @Reference DeclarationInbox inbox, @Reference Results results, @Reference EvidenceFiles evidence) {
        this.desk = desk;
        this.register = desk.register();
        this.inbox = inbox;
        this.results = results;
        this.evidence = evidence;
    }

    /** The list that a request asks for. @param at the declaration beside it; null for the first */
    Inbox inbox(Visit visit, Program program, String at) {
        Declaration.State shown = state(visit.parameter("state"));
        String item = visit.parameter("item");
        String text = visit.parameter("text");
        var asked = new DeclarationInbox.Asked(shown, visit.unit(), item, text);
        RulebookView rules = register.rules(program);
        Page<Declaration> page = inbox.page(program, asked, visit.parameter("after"));
        List<Inbox.Line> lines = lines(program, rules, page.items());
        Place place = place(visit, program.id());
        int position = Math.max(0, IntStream.range(0, lines.size()).filter(one -> lines.get(one).declaration().id().equals(at)).findFirst().orElse(0));
        Claimed chosen = lines.isEmpty() ? null : claimed(visit, program, lines.get(position), neighbour(lines, position - 1),
                neighbour(lines, position + 1));
        List<ItemView> declarable = rules.items().stream().filter(ItemView::declarable).toList();
        return new Inbox(desk.title(program), place, shown, inbox.count(program, asked), declarable, item, text, lines, chosen,
                decidesSomewhere(visit, program, Declarations.CONFIRM), decidesSomewhere(visit, program, Declarations.WRITE), page.next());
    }

    /** Where in the list of a program a request is. */
    Place place(Visit visit, String program) {
        Place place = new Place(Routes.of(program, "declarations"), Map.of());
        for (String name : List.of("state", "item", "text", "after")) {
            place = place.and(name, visit.parameter(name));
        }
        return place;
    }

    private boolean decidesSomewhere(Visit visit, Program program, String permission) {
        return program.stage().takesRecords() && (desk.may(permission, program, null)
                || register.branches(program, visit.unit()).stream().anyMatch(branch -> desk.may(permission, program, branch)));
    }

    private static String neighbour(List<Inbox.Line> lines, int position) {
        return position < 0 || position >= lines.size() ? null : lines.get(position).declaration().id();
    }

    /** One of them alone. */
    Claimed claimed(Visit visit, Program program, Declaration declaration) {
        return claimed(visit, program, lines(program, register.rules(program), List.of(declaration)).get(0), null, null);
    }

    private Claimed claimed(Visit visit, Program program, Inbox.Line line, String previous, String following) {
        Declaration one = line.declaration();
        ItemView rule = register.rules(program).items().stream().filter(item -> item.id().equals(one.item())).findFirst().orElse(null);
        var branch = register.path(one.unit());
        boolean sees = visit.caller().may(EvidenceFiles.READ, branch) || visit.caller().mayForItself(EvidenceFiles.READ, one.subject());
        List<EvidenceFiles.Evidence> proofs = sees ? one.evidence().stream().map(evidence::evidence).toList() : List.of();
        Optional<Why> category = rule == null ? Optional.empty() : part(results.statement(program.id(), one.subject(), null), "CATEGORY", rule.category());
        Why window = category.flatMap(its -> part(its, "ITEM", rule.id())).flatMap(item -> window(item, one.occurredOn())).orElse(null);
        boolean open = one.state() == Declaration.State.SUBMITTED && program.stage().takesRecords();
        boolean decides = open && desk.may(Declarations.CONFIRM, program, branch);
        Text barred = decides ? barred(program, one) : null;
        boolean mends = one.state().open() && program.stage().takesRecords()
                && (desk.may(Declarations.WRITE, program, branch) || register.mayForItself(Declarations.WRITE, program, one.subject()));
        return new Claimed(line, desk.name(one.unit()), rule, proofs, window, category.orElse(null), Routes.of(program.id(), "declarations", one.id()), previous,
                following, decides && barred == null, barred, mends);
    }

    /** Why the caller may not decide on what it would be its task to. */
    private Text barred(Program program, Declaration one) {
        if (register.isOneself(program, one.subject())) {
            return MESSAGES.text("barred.oneself");
        }
        return register.isAnother(one.enteredBy()) && register.isAnother(one.mendedBy()) ? null : MESSAGES.text("barred.entered");
    }

    /** Lines of declarations of one program. */
    List<Inbox.Line> lines(Program program, RulebookView rules, List<Declaration> some) {
        Map<String, ItemView> items = rules.items().stream().collect(Collectors.toMap(ItemView::id, Function.identity()));
        Map<String, Participant> members = desk.members(program, some.stream().map(Declaration::subject).collect(Collectors.toSet()));
        Set<String> alike = inbox.alike(program, some.stream().filter(one -> one.state() == Declaration.State.SUBMITTED).toList());
        LocalDate today = register.today();
        return some.stream().map(one -> {
            ItemView item = items.get(one.item());
            Participant member = members.get(one.subject());
            long waited = ChronoUnit.DAYS.between(LocalDate.ofInstant(one.enteredAt(), zone()), today);
            return new Inbox.Line(one, member == null ? one.subject() : member.name(), item == null ? new Text(one.item(), one.item()) : item.title(),
                    worth(one, item), waited, alike.contains(one.id()), item != null && item.evidence().equals("REQUIRED") && one.evidence().isEmpty());
        }).toList();
    }

    private ZoneId zone() {
        return register.clock().getZone();
    }

    private static BigDecimal worth(Declaration one, ItemView item) {
        return item != null && item.points() != null ? new BigDecimal(item.points()).multiply(BigDecimal.valueOf(one.quantity())) : one.points();
    }

    /** A part of an explanation, at whatever depth. */
    static Optional<Why> part(Why whole, String kind, String id) {
        if (whole.kind().equals(kind) && whole.id().equals(id)) {
            return Optional.of(whole);
        }
        return whole.parts().stream().map(one -> part(one, kind, id)).flatMap(Optional::stream).findFirst();
    }

    /** The first part of a kind. */
    static Optional<Why> first(Why whole, String kind) {
        return whole.kind().equals(kind) ? Optional.of(whole) : whole.parts().stream().map(one -> first(one, kind)).flatMap(Optional::stream).findFirst();
    }

    /** The window of an item that a day lies in. */
    static Optional<Why> window(Why item, LocalDate day) {
        String month = day.toString().substring(0, 7);
        Set<String> codes = Set.of(month, Quarter.of(day).toString(), String.valueOf(day.getYear()), day.toString());
        return item.parts().stream().filter(one -> one.kind().equals("WINDOW") && codes.contains(one.id())).findFirst();
    }

    /** @return those that wait where none or an unknown one is named */
    private static Declaration.State state(String name) {
        return List.of(Declaration.State.values()).stream().filter(one -> one.name().equals(name)).findFirst().orElse(Declaration.State.SUBMITTED);
    }
}
