package org.linli.partypoints;

import gg.jte.Content;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Results;
import org.linli.api.programs.Results.Why;
import org.linli.api.programs.Rulebooks.ItemView;
import org.linli.api.programs.Rulebooks.TierView;
import org.linli.api.programs.Stage;
import org.linli.api.publicity.Objections;
import org.linli.api.security.Needs;
import org.linli.partypoints.pages.JtememberGenerated;
import org.linli.partypoints.pages.JtenothingGenerated;
import org.linli.partypoints.pages.JtepointsGenerated;
import org.linli.partypoints.pages.MemberSheet;
import org.linli.partypoints.pages.PageTexts;

/** How a member stands: the member's own page, and the same for those who look after its branch. */
@Path("/")
public final class MemberPages {

    private static final Messages MESSAGES = PageTexts.MESSAGES;
    private static final String MINE = "party-points.mine";
    private static final int NEWEST = 8;

    private final Desk desk;
    private final MemberRegister register;
    private final DeclarationInbox inbox;
    private final DeclarationSheets sheets;
    private final Results results;

    MemberPages(Desk desk, DeclarationInbox inbox, DeclarationSheets sheets, Results results) {
        this.desk = desk;
        this.register = desk.register();
        this.inbox = inbox;
        this.sheets = sheets;
        this.results = results;
    }

    /** The newest program in which the caller takes part. */
    @GET
    @Path("mine")
    @Needs(MemberRegister.READ)
    public Object mine(@Context Visit visit) {
        return newest(visit).<Object>map(program -> Redirect.to(Routes.of(program.id(), "members", visit.caller().person())))
                .orElseGet(() -> View.of(MESSAGES.text("mine.title"), MINE, sheet -> Template.of((out, none) ->
                        JtenothingGenerated.render(out, none, sheet, MESSAGES.text("mine.title"), MESSAGES.text("mine.none"), MESSAGES.text("mine.none.hint")))));
    }

    /** The reader's own points in the newest program in which it takes part; null for who takes part in none. */
    Content own(Sheet sheet) {
        Program program = newest(sheet.visit()).orElse(null);
        String person = sheet.visit().caller().person();
        if (program == null || register.standing(program, person).member().exempt()) {
            return null;
        }
        boolean result = program.stage().frozen();
        Why shown = result ? results.why(program.id(), person) : results.statement(program.id(), person, null);
        return Template.of((out, none) -> JtepointsGenerated.render(out, none, sheet, PageTexts.words(sheet), desk.title(program), shown, result));
    }

    private Optional<Program> newest(Visit visit) {
        return visit.caller().person() == null ? Optional.empty() : desk.programs(null).stream().filter(desk::takesPart).findFirst();
    }

    @GET
    @Path("programs/{program}/members/{person}")
    @Needs(MemberRegister.READ)
    public View member(@PathParam("program") String id, @PathParam("person") String person) {
        Program program = register.program(id);
        Standing standing = register.standing(program, person);
        register.require(MemberRegister.READ, program, standing.branch(), person);
        MemberSheet member = sheet(program, standing);
        Text title = member.own() ? MESSAGES.text("mine.title") : MESSAGES.text("member.title", member.member().name());
        View view = View.of(title, member.own() ? MINE : "party-points", sheet -> Template.of((out, none) ->
                JtememberGenerated.render(out, none, sheet, PageTexts.words(sheet), title, member)));
        return view.under(member.title(), Routes.program(id));
    }

    private MemberSheet sheet(Program program, Standing standing) {
        Participant member = standing.member();
        boolean own = register.isOneself(program, member.subject());
        Why now = member.exempt() ? null : results.statement(program.id(), member.subject(), null);
        boolean published = program.stage().frozen() && !member.exempt();
        Why result = published ? results.why(program.id(), member.subject()) : null;
        Text tier = result == null ? null : DeclarationSheets.first(result, "TIER").flatMap(one -> tier(standing.rules().tiers(), one.id())).orElse(null);
        Map<String, ItemView> rules = standing.rules().items().stream().collect(Collectors.toMap(ItemView::id, Function.identity()));
        Map<Declaration.State, Integer> counts = inbox.countOf(program, member.subject());
        List<Declaration> newest = inbox.newest(program, member.subject(), NEWEST);
        boolean declares = program.stage().takesRecords() && !member.exempt() && (desk.may(Declarations.WRITE, program, standing.branch())
                || register.mayForItself(Declarations.WRITE, program, member.subject()));
        String objections = "party-points." + Objections.WRITE;
        boolean objects = published && program.stage() == Stage.PUBLISHED && register.mayForItself(objections, program, member.subject());
        return new MemberSheet(program, desk.title(program), member, standing.rules().kindTitle(member.kind()), desk.name(member.unit()), own, now, result, tier,
                now == null ? List.of() : categories(result == null ? now : result, rules), declares ? open(standing, now) : List.of(),
                counts.get(Declaration.State.SUBMITTED), counts.get(Declaration.State.RETURNED), sheets.lines(program, standing.rules(), newest), declares,
                Routes.of(program.id()), Routes.card(program.id(), member.subject()),
                result == null ? null : Routes.why(program.id(), member.subject()), objects ? Routes.objection(program.id()) : null);
    }

    private static Optional<Text> tier(List<TierView> tiers, String id) {
        return tiers.stream().filter(tier -> tier.id().equals(id)).map(TierView::title).findFirst();
    }

    private static List<MemberSheet.Category> categories(Why whole, Map<String, ItemView> rules) {
        List<MemberSheet.Category> all = new ArrayList<>();
        for (Why component : whole.parts()) {
            for (Why category : component.parts()) {
                List<MemberSheet.Counted> items = category.parts().stream().filter(one -> one.kind().equals("ITEM"))
                        .map(one -> MemberSheet.Counted.of(one, rules.get(one.id()))).toList();
                if (category.kind().equals("CATEGORY") && !items.isEmpty()) {
                    all.add(new MemberSheet.Category(category, items));
                }
            }
        }
        return Collections.unmodifiableList(all);
    }

    private List<MemberSheet.Open> open(Standing standing, Why now) {
        LocalDate today = register.today();
        String kind = standing.member().kind();
        return standing.rules().items().stream().filter(item -> item.declarable() && (item.kinds().isEmpty() || item.kinds().contains(kind)))
                .map(item -> new MemberSheet.Open(item, item.cap() == null ? null : DeclarationSheets.part(now, "ITEM", item.id())
                        .flatMap(one -> DeclarationSheets.window(one, today)).map(Why::counted).orElse(BigDecimal.ZERO))).toList();
    }
}
