package org.linli.console;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.linli.api.Fitness;
import org.linli.api.LinliModule;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.data.Transactions;
import org.linli.api.pages.Card;
import org.linli.api.pages.Download;
import org.linli.api.pages.Frame;
import org.linli.api.pages.Navigation;
import org.linli.api.pages.Redirect;
import org.linli.api.pages.Task;
import org.linli.api.pages.Told;
import org.linli.api.pages.View;
import org.linli.api.pages.Visit;
import org.linli.api.people.People;
import org.linli.api.publicity.Publicity;
import org.linli.api.security.Audit;
import org.linli.api.security.Invitations;
import org.linli.api.security.OpenIdSignIn;
import org.linli.api.security.Sessions;
import org.linli.api.territory.Territory;
import org.linli.console.accounts.AccountsRoom;
import org.linli.console.boards.BoardsRoom;
import org.linli.console.me.MeRoom;
import org.linli.console.notices.NoticesRoom;
import org.linli.console.people.PeopleRoom;
import org.linli.console.programs.ProgramsRoom;
import org.linli.console.system.SystemRoom;
import org.linli.console.territory.TerritoryRoom;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The console, published as any module is; its pages stand at the root of the site, and it frames those of all others. */
@Component(service = LinliModule.class, property = "linli.module=" + Frame.MODULE)
public final class ConsoleModule implements LinliModule, Frame {

    static final Messages MESSAGES = Messages.beside(ConsoleModule.class);

    private final String version;
    private final Documents documents;
    private final List<Room> rooms;
    private final List<Object> pages;
    private final BoardsCard boards;

    @Activate
    public ConsoleModule(BundleContext context, @Reference Sessions sessions, @Reference OpenIdSignIn openId, @Reference Invitations invitations,
                         @Reference Territory territory, @Reference People people,
                         @Reference Publicity publicity, @Reference Clock clock, @Reference Transactions transactions, @Reference Audit audit,
                         @Reference TerritoryRoom units, @Reference PeopleRoom persons, @Reference AccountsRoom accounts, @Reference ProgramsRoom programs,
                         @Reference BoardsRoom boardPages, @Reference NoticesRoom notices, @Reference SystemRoom system, @Reference MeRoom me) {
        version = context.getBundle().getVersion().toString();
        var assets = new Assets();
        var asking = new Asking();
        documents = new Documents(assets, territory, asking, clock, ZoneId.of("Asia/Shanghai"), new AuditedTakers(transactions, audit));
        boards = new BoardsCard(publicity, territory);
        rooms = List.of(programs, boardPages, units, persons, accounts, system, notices, me);
        pages = Stream.concat(Stream.of(new AssetsPages(assets), new SignInPages(sessions, openId), new InvitationPages(invitations), new HomePages(clock, territory, asking),
            new TaskPages(clock, territory, asking, () -> rooms.stream().mapToInt(Room::unread).sum()), new UnitPages(territory, clock), new SearchPages(people, territory, programs.search())),
            rooms.stream().flatMap(room -> room.pages().stream())).toList();
    }

    @Override
    public String id() {
        return MODULE;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Text title() {
        return MESSAGES.text("module.title");
    }

    @Override
    public Collection<Object> pages() {
        return pages;
    }

    @Override
    public List<Navigation> navigation() {
        var home = new Navigation("home", Navigation.Group.TOP, MESSAGES.text("home.title"), "home", "/", null);
        var tasks = new Navigation("tasks", Navigation.Group.TOP, MESSAGES.text("tasks.title"), "checklist", "/tasks", null);
        return Stream.concat(Stream.of(home, tasks), rooms.stream().flatMap(room -> room.navigation().stream())).toList();
    }

    @Override
    public List<Task> tasks(String unit) {
        return told(unit).tasks();
    }

    @Override
    public Told told(String unit) {
        return Told.together(rooms.stream().map(room -> room.told(unit)).toList());
    }

    @Override
    public List<Card> cards() {
        return Stream.concat(rooms.stream().flatMap(room -> room.cards().stream()), Stream.of(boards.card())).toList();
    }

    @Override
    public Fitness check() {
        return Fitness.FIT;
    }

    @Override
    public byte[] page(View view, Visit visit) {
        return documents.page(view, visit);
    }

    @Override
    public File file(Download download, Visit visit) {
        return documents.file(download, visit);
    }

    @Override
    public byte[] refusal(Problem problem, Visit visit) {
        return documents.refusal(problem, visit);
    }

    @Override
    public byte[] fault(Visit visit) {
        return documents.fault(visit);
    }

    @Override
    public Redirect entrance(Visit visit) {
        return SignInPages.entrance(visit);
    }
}
