package org.linli.console.programs;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.evidence.EvidenceFiles;
import org.linli.api.ledger.Ledger;
import org.linli.api.pages.Card;
import org.linli.api.pages.Navigation;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.Task;
import org.linli.api.pages.Told;
import org.linli.api.pages.Words;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Rulebooks;
import org.linli.api.publicity.Objections;
import org.linli.api.publicity.Publicity;
import org.linli.api.security.Accounts;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.console.Asking;
import org.linli.console.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The programs of all modules, from their rulebook to their results. */
@Component(service = ProgramsRoom.class)
public final class ProgramsRoom implements Room {

    static final Messages MESSAGES = Messages.beside(ProgramsRoom.class);

    private final List<Object> pages;
    private final ProgramTasks tasks;
    private final ProgramCards cards;
    private final ProgramSearch search;
    private final TakingPart takingPart;

    @Activate
    public ProgramsRoom(@Reference Programs programs, @Reference Rulebooks rulebooks, @Reference Participants participants, @Reference Ledger ledger,
                        @Reference Facts facts, @Reference Results results, @Reference Publicity publicity, @Reference Objections objections,
                        @Reference EvidenceFiles evidence, @Reference Territory territory, @Reference Accounts accounts, @Reference Guard guard, @Reference Clock clock) {
        var shelf = new RuleShelf(rulebooks);
        var asking = new Asking();
        var desk = new Desk(programs, shelf, participants, territory, accounts, guard, clock, asking);
        var files = new EntryEvidence(evidence);
        search = new ProgramSearch(programs, shelf, desk, asking);
        tasks = new ProgramTasks(programs, participants, shelf, territory, clock);
        cards = new ProgramCards(programs, participants, ledger, results, shelf, territory);
        takingPart = new TakingPart(results, shelf);
        pages = List.of(new ProgramsPages(programs, rulebooks, search, desk, asking),
            new ProgramPages(programs, participants, ledger, results, publicity, objections, desk),
            new ParticipantsPages(participants, results, desk), new EntriesPages(ledger, participants, files, desk), new EntryPages(ledger, participants, files, desk),
            new FactsPages(facts, desk), new StagePages(programs, results, desk),
            new ResultsPages(results, programs, desk), new WhyPages(results, participants, desk),
            new RulebooksPages(rulebooks, programs, shelf, guard, asking));
    }

    /** What somebody takes part in. */
    public TakingPart takingPart() {
        return takingPart;
    }

    /** The texts of this room for a template. */
    public static Words words(Sheet sheet) {
        return new Words(sheet, MESSAGES);
    }

    /** A text of this room. */
    public static Text say(String key, Object... arguments) {
        return MESSAGES.text(key, arguments);
    }

    /** Finds programs for the search over everything. */
    public ProgramSearch search() {
        return search;
    }

    @Override
    public Collection<Object> pages() {
        return pages;
    }

    @Override
    public List<Navigation> navigation() {
        return List.of(new Navigation(Desk.PLACE, Navigation.Group.PROGRAMS, MESSAGES.text("title"), "list-details", "/programs", null));
    }

    @Override
    public List<Task> tasks(String unit) {
        return told(unit).tasks();
    }

    @Override
    public Told told(String unit) {
        return tasks.of(unit);
    }

    @Override
    public List<Card> cards() {
        return cards.all();
    }
}
