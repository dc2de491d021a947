package org.linli.partypoints;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.pages.Form;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Template;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Rulebooks.ItemView;
import org.linli.api.rest.Required;
import org.linli.api.security.Needs;
import org.linli.api.territory.Unit;
import org.linli.partypoints.pages.Amount;
import org.linli.partypoints.pages.ClaimSheet;
import org.linli.partypoints.pages.JteclaimGenerated;
import org.linli.partypoints.pages.JteclaimantGenerated;
import org.linli.partypoints.pages.PageTexts;

/** Declarations as they are written and corrected, by members for themselves or for them. */
@Path("programs/{program}/declarations")
public final class ClaimPages {

    private static final Messages MESSAGES = PageTexts.MESSAGES;
    private static final String PLACE = "party-points.declarations";
    private static final String MINE = "party-points.mine";

    private final Desk desk;
    private final MemberRegister register;
    private final Declarations declarations;

    ClaimPages(Desk desk, Declarations declarations) {
        this.desk = desk;
        this.register = desk.register();
        this.declarations = declarations;
    }

    @GET
    @Path("new")
    @Needs(Declarations.WRITE)
    public View fresh(@Context Visit visit, @PathParam("program") String id) {
        Program program = register.program(id);
        String person = visit.parameter("person");
        boolean others = visit.caller().grants().stream().anyMatch(grant -> grant.gives(Declarations.WRITE));
        if (person == null && others) {
            return claimant(visit, program);
        }
        var shown = new HashMap<String, String>();
        shown.put("person", person == null ? String.valueOf(visit.caller().person()) : person);
        shown.put("occurredOn", register.today().toString());
        shown.put("quantity", "1");
        if (visit.parameter("item") != null) {
            shown.put("item", visit.parameter("item"));
        }
        return page(visit, program, null, Form.showing(shown));
    }

    @POST
    @Needs(Declarations.WRITE)
    public Object declare(@Context Visit visit, @PathParam("program") String id, Form form) {
        return form.doing(() -> Redirect.to(Routes.of(id, "declarations",
                declarations.declare(id, claim(form), other -> other.id().equals(form.get(Declarations.BESIDE))).id())),
                again -> page(visit, register.program(id), null, again));
    }

    @GET
    @Path("{id}/edit")
    @Needs(Declarations.WRITE)
    public View mending(@Context Visit visit, @PathParam("program") String id, @PathParam("id") String declaration) {
        Declaration old = declarations.declaration(id, declaration);
        Map<String, List<String>> shown = new HashMap<>();
        Map.of("person", old.subject(), "item", old.item(), "occurredOn", old.occurredOn().toString(), "quantity", String.valueOf(old.quantity()),
                "points", Amount.plain(old.points()), "words", old.words() == null ? "" : old.words(), "version", String.valueOf(old.version()))
                .forEach((name, value) -> shown.put(name, List.of(value)));
        shown.put("evidence", old.evidence());
        return page(visit, register.program(id), declaration, Form.of(shown));
    }

    @POST
    @Path("{id}/edit")
    @Needs(Declarations.WRITE)
    public Object mend(@Context Visit visit, @PathParam("program") String id, @PathParam("id") String declaration, Form form) {
        return form.doing(() -> {
            declarations.mend(id, declaration, claim(form), Typed.version(form));
            return Redirect.to(Routes.of(id, "declarations", declaration));
        }, again -> page(visit, register.program(id), declaration, again));
    }

    private static Claim claim(Form form) {
        new Required().value("person", form.get("person")).value("item", form.get("item")).value("occurredOn", form.get("occurredOn")).check();
        return new Claim(form.get("person"), form.get("item"), Typed.day(form, "occurredOn"), Typed.whole(form, "quantity"), Typed.decimal(form, "points"),
                form.get("words"), form.all("evidence").stream().filter(one -> !one.isBlank()).distinct().toList());
    }

    /** @param declaration the one that is corrected; null for a new one */
    private View page(Visit visit, Program program, String declaration, Form form) {
        Standing standing = register.standing(program, form.get("person"));
        Participant member = standing.member();
        boolean own = register.isOneself(program, member.subject());
        List<ItemView> items = standing.rules().items().stream().filter(item -> item.declarable()
                && (item.kinds().isEmpty() || item.kinds().contains(member.kind()))).toList();
        String back = declaration != null ? Routes.of(program.id(), "declarations", declaration) : Routes.of(program.id(), "members", member.subject());
        LocalDate today = register.today();
        var sheet = new ClaimSheet(desk.title(program), member, standing.rules().kindTitle(member.kind()), desk.name(member.unit()), own, items,
                program.from(), today.isBefore(program.to()) ? today : program.to(),
                declaration == null ? Routes.of(program.id(), "declarations") : back + "/edit", back, declaration == null, beside(program, form));
        Text title = MESSAGES.text(declaration == null ? "claim.title" : "claim.title.mend");
        return View.of(title, own ? MINE : PLACE, on -> Template.of((out, none) -> JteclaimGenerated.render(out, none, on, PageTexts.words(on), sheet, form)))
                .under(sheet.program(), Routes.program(program.id())).under(MESSAGES.text("member.crumb", member.name()), Routes.of(program.id(), "members", member.subject()));
    }

    /** The declaration for which the form was refused; null where it wasn't. */
    private static ClaimSheet.Beside beside(Program program, Form form) {
        if (form.problem() == null || !(form.problem().facts().get("declaration") instanceof String other)) {
            return null;
        }
        return new ClaimSheet.Beside(Declarations.BESIDE, other, Routes.of(program.id(), "declarations", other), form.fault(Declarations.BESIDE));
    }

    /** Asks for whom, where that isn't clear. */
    private View claimant(Visit visit, Program program) {
        List<Unit> branches = desk.branchesFor(Declarations.WRITE, program, visit.unit());
        Map<String, String> members = new LinkedHashMap<>();
        if (branches.size() == 1) {
            register.members(program, branches.get(0).code()).stream().filter(member -> !member.exempt()).forEach(member -> members.put(member.subject(), member.name()));
        }
        Text name = desk.title(program);
        return View.of(MESSAGES.text("claim.title"), PLACE, on -> Template.of((out, none) -> JteclaimantGenerated.render(out, none, on, PageTexts.words(on), name,
                Routes.of(program.id(), "declarations", "new"), members))).under(name, Routes.program(program.id()))
                .under(MESSAGES.text("inbox.title"), Routes.of(program.id(), "declarations"));
    }
}
