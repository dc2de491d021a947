package org.linli.partypoints;

import java.util.List;
import org.linli.api.Messages;
import org.linli.api.pages.Card;
import org.linli.api.pages.Navigation;
import org.linli.api.pages.ProgramPage;
import org.linli.api.pages.Task;
import org.linli.api.pages.Template;
import org.linli.api.programs.Results;
import org.linli.partypoints.pages.JtewaitingGenerated;
import org.linli.partypoints.pages.PageTexts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pages of the module, and how one comes to them. */
@Component(service = PointsPages.class)
public final class PointsPages {

    private static final Messages MESSAGES = PageTexts.MESSAGES;

    static final List<Navigation> NAVIGATION = List.of(
            new Navigation("party-points.declarations", Navigation.Group.PROGRAMS, MESSAGES.text("inbox.title"), "inbox", Routes.TOP + "declarations", Declarations.CONFIRM),
            new Navigation("party-points.mine", Navigation.Group.PROGRAMS, MESSAGES.text("mine.title"), "user-circle", Routes.TOP + "mine", Declarations.WRITE, true));

    static final List<ProgramPage> OF_PROGRAMS = List.of(
            new ProgramPage("party-points.declarations", MESSAGES.text("inbox.title"), "inbox", Declarations.READ, program -> Routes.of(program.id(), "declarations")),
            new ProgramPage("party-points.quarters", MESSAGES.text("quarters.title"), "history", Quarters.READ, program -> Routes.of(program.id(), "quarters")),
            new ProgramPage("party-points.appraisals", MESSAGES.text("appraisals.title"), "scale", Appraisals.READ, program -> Routes.of(program.id(), "appraisals")),
            new ProgramPage("party-points.measures", MESSAGES.text("measures.title"), "clipboard-check", Measures.READ,
                    program -> program.stage().frozen() ? Routes.of(program.id(), "measures") : null));

    private final List<Object> all;
    private final Desk desk;
    private final DeclarationInbox inbox;
    private final Duties duties;
    private final MemberPages members;

    @Activate
    public PointsPages(@Reference Desk desk, @Reference Declarations declarations, @Reference DeclarationInbox inbox, @Reference DeclarationSheets sheets,
            @Reference Quarters quarters, @Reference Appraisals appraisals, @Reference Measures measures, @Reference Outcomes outcomes,
            @Reference Duties duties, @Reference Results results) {
        this.desk = desk;
        this.inbox = inbox;
        this.duties = duties;
        this.members = new MemberPages(desk, inbox, sheets, results);
        all = List.of(new EntrancePages(desk), new DeclarationsPages(desk, declarations, sheets), new ClaimPages(desk, declarations),
                members, new QuartersPages(desk, quarters, inbox), new AppraisalsPages(desk, appraisals),
                new MeasuresPages(desk, measures, outcomes));
    }

    List<Object> all() {
        return all;
    }

    List<Task> tasks(String unit) {
        return duties.of(unit);
    }

    /** How many declarations wait, and since when; and the reader's own points. */
    List<Card> cards() {
        return List.of(new Card(MESSAGES.text("card.waiting"), Declarations.CONFIRM, Routes.TOP + "declarations", (sheet, unit) -> desk.current(unit)
                .map(program -> inbox.count(program, new DeclarationInbox.Asked(null, unit, null, null)))
                .map(counts -> Template.of((out, none) -> JtewaitingGenerated.render(out, none, sheet, PageTexts.words(sheet), counts))).orElse(null)),
            new Card(MESSAGES.text("mine.title"), Declarations.WRITE, Routes.TOP + "mine", (sheet, unit) -> members.own(sheet)));
    }
}
