package org.linli.console.boards;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.linli.api.Messages;
import org.linli.api.Text;
import org.linli.api.calendar.WorkingCalendar;
import org.linli.api.ledger.Ledger;
import org.linli.api.pages.Navigation;
import org.linli.api.pages.Sheet;
import org.linli.api.pages.Task;
import org.linli.api.pages.Words;
import org.linli.api.programs.Facts;
import org.linli.api.programs.Participants;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results;
import org.linli.api.programs.Rulebooks;
import org.linli.api.publicity.Filings;
import org.linli.api.publicity.Objections;
import org.linli.api.publicity.OwnResults;
import org.linli.api.publicity.Publicity;
import org.linli.api.security.Accounts;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.console.Room;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Publicity: what goes on the boards, who objects, and the boards themselves, open to all. */
@Component(service = BoardsRoom.class)
public final class BoardsRoom implements Room {

    /** Its entry in the menu. */
    static final String PLACE = "console.publicity";
    static final Messages MESSAGES = Messages.beside(BoardsRoom.class);

    private final List<Object> pages;
    private final BoardTasks tasks;

    @Activate
    public BoardsRoom(@Reference Publicity publicity, @Reference Objections objections, @Reference Filings filings, @Reference OwnResults own,
                      @Reference WorkingCalendar calendar, @Reference Programs programs, @Reference Rulebooks rulebooks,
                      @Reference Participants participants, @Reference Results results, @Reference Ledger ledger, @Reference Facts facts,
                      @Reference Territory territory, @Reference Accounts accounts, @Reference Guard guard, @Reference Clock clock) {
        var boards = new Boards(publicity, territory, clock);
        var titles = new Titles(rulebooks);
        var tray = new FilingTray(filings, territory);
        var names = new Names(accounts);
        var publishing = new Publishing(programs, results, publicity, objections, calendar, boards, titles, names);
        tasks = new BoardTasks(guard, programs, publicity, objections, tray, boards, titles);
        pages = List.of(new PublicPages(publicity, own, boards), new PublicityPages(programs, publicity, objections, boards, publishing),
            new ObjectionPages(programs, objections, participants, results, ledger, facts, boards, titles, names),
            new FilingPages(filings, tray, new FilingShelf(programs, titles, boards, guard, clock), boards, names));
    }

    /** A text of this room. */
    public static Text text(String key, Object... arguments) {
        return MESSAGES.text(key, arguments);
    }

    /** A text of this room about something that is called differently in each language. */
    static Text about(String key, Text what, String... more) {
        return new Text(MESSAGES.text(key, arguments(what.zh(), more)).zh(), MESSAGES.text(key, arguments(what.en(), more)).en());
    }

    private static Object[] arguments(String first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray();
    }

    /** The texts of this room for a template. */
    static Words words(Sheet sheet) {
        return new Words(sheet, MESSAGES);
    }

    @Override
    public Collection<Object> pages() {
        return pages;
    }

    @Override
    public List<Navigation> navigation() {
        return List.of(new Navigation(PLACE, Navigation.Group.PROGRAMS, text("title"), "speakerphone", "/publicity", null));
    }

    @Override
    public List<Task> tasks(String unit) {
        return tasks.of(unit);
    }
}
