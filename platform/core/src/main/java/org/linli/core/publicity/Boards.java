package org.linli.core.publicity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.linli.api.Ids;
import org.linli.api.Messages;
import org.linli.api.Page;
import org.linli.api.Problem;
import org.linli.api.Text;
import org.linli.api.calendar.WorkingCalendar;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.data.Transactions;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.publicity.Publicity;
import org.linli.api.rest.Limits;
import org.linli.api.security.Audit;
import org.linli.api.security.Caller;
import org.linli.api.security.Guard;
import org.linli.api.territory.Territory;
import org.linli.api.territory.UnitPath;
import org.linli.core.programs.ProgramAccess;
import org.linli.core.programs.Reach;
import org.linli.core.programs.RulebookShelf;
import org.linli.core.publicity.NoticeStore.Hung;
import org.linli.scoring.rulebook.Tier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The boards of the units; whoever puts something up in a transaction has checked before that the caller may. */
@Component
public final class Boards implements Publicity {

    private static final Messages MESSAGES = Messages.beside(Boards.class);
    /** Identity card numbers and mobile phones: what must never hang on a board (programs.md section 10, point 4). */
    private static final Pattern PERSONAL = Pattern.compile("(?<!\\d)(\\d{17}[\\dXx]|1[3-9]\\d{9})(?!\\d)");

    private static final int LONGEST_REASON = 500;
    private static final int PART = 200;

    private final Transactions transactions;
    private final Guard guard;
    private final Audit audit;
    private final WorkingCalendar calendar;
    private final Territory territory;
    private final RulebookShelf shelf;
    private final Clock clock;

    @Activate
    public Boards(@Reference Transactions transactions, @Reference Guard guard, @Reference Audit audit, @Reference WorkingCalendar calendar,
                  @Reference Territory territory, @Reference RulebookShelf shelf, @Reference Clock clock,
                  @Reference(target = "(linli.schema=core)") Schema schema) {
        this.transactions = transactions;
        this.guard = guard;
        this.audit = audit;
        this.calendar = calendar;
        this.territory = territory;
        this.shelf = shelf;
        this.clock = clock;
    }

    @Override
    public Notice publish(Db db, NewNotice fresh) {
        LocalDate today = LocalDate.now(clock);
        LocalDate until = calendar.deadline(today, fresh.days(), WorkingCalendar.Count.CALENDAR).deadline();
        UnitPath path = territory.unit(fresh.unit()).path();
        Notice notice = hang(db, fresh, path, new Term(today, until, fresh.days(), null), null);
        audit.write(db, new Audit.Line("notice.published", notice.id(), notice.unit(), null, notice.about() + " " + notice.digest()));
        return notice;
    }

    @Override
    public Notice replace(Db db, String id, NewNotice fresh) {
        Hung former = NoticeStore.find(db, id).orElseThrow(() -> unknown(id));
        Notice notice = hang(db, fresh, former.path(),
                new Term(former.notice().from(), former.notice().until(), former.days(), former.notice().down()), id);
        if (!NoticeStore.replaced(db, id, notice.id())) {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "notice-replaced", id);
        }
        audit.write(db, new Audit.Line("notice.replaced", id, notice.unit(), former.notice().digest(), notice.id() + " " + notice.digest()));
        return notice;
    }

    @Override
    public Notice takeDown(String id, String reason) {
        return transactions.write(db -> {
            Hung hung = publishable(db, id);
            if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
                throw MESSAGES.problem(Problem.Kind.INVALID, "words-needed", MESSAGES.text("words.reason"), String.valueOf(LONGEST_REASON)).at("reason");
            }
            if (!hung.notice().hangsOn(LocalDate.now(clock))
                    || !NoticeStore.takeDown(db, id, new Down(clock.instant(), guard.caller().account(), reason.strip()))) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "notice-down", id);
            }
            audit.write(db, new Audit.Line("notice.taken-down", id, hung.notice().unit(), hung.notice().digest(), reason.strip()));
            return NoticeStore.find(db, id).orElseThrow().notice();
        });
    }

    @Override
    public Notice hangAgain(String id) {
        return transactions.write(db -> {
            Hung hung = publishable(db, id);
            Notice former = hung.notice();
            if (former.down() == null || former.replacedBy() != null) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "notice-not-down", id);
            }
            LocalDate today = LocalDate.now(clock);
            LocalDate until = calendar.deadline(today, hung.days(), WorkingCalendar.Count.CALENDAR).deadline();
            var same = new NewNotice(former.module(), former.program(), former.about(), former.unit(), former.title(), hung.days(),
                    NoticeRows.columns(NoticeStore.columns(db, id)), NoticeRows.read(db, id, 0, Integer.MAX_VALUE), former.note());
            Notice again = hang(db, same, hung.path(), new Term(today, until, hung.days(), null), id);
            if (!NoticeStore.replaced(db, id, again.id())) {
                throw MESSAGES.problem(Problem.Kind.CONFLICT, "notice-not-down", id);
            }
            audit.write(db, new Audit.Line("notice.hung-again", again.id(), again.unit(), id, again.about() + " " + again.digest()));
            return again;
        });
    }

    /** A notice of which the caller may decide whether it hangs. */
    private Hung publishable(Db db, String id) {
        Hung hung = NoticeStore.find(db, id).filter(found -> found.notice().hangsOn(LocalDate.now(clock)) || mayRead(found))
                .orElseThrow(() -> unknown(id));
        guard.require(hung.notice().module() + "." + Programs.PUBLISH, hung.path());
        return hung;
    }

    /** When a notice hangs. @param down null unless it stays down */
    private record Term(LocalDate from, LocalDate until, int days, Down down) {
    }

    private Notice hang(Db db, NewNotice fresh, UnitPath path, Term term, String replaces) {
        for (List<String> row : fresh.rows()) {
            check(row, fresh.columns().size());
        }
        var notice = new Notice(Ids.next(), fresh.module(), fresh.program(), fresh.about(), path.code(), fresh.title(), term.from(),
                term.until(), NoticeRows.digest(fresh.columns(), fresh.rows(), fresh.note()), guard.caller().account(), clock.instant(), null,
                fresh.note(), term.down());
        NoticeStore.insert(db, new Hung(notice, path, term.days()), NoticeRows.columns(fresh.columns()), replaces);
        NoticeRows.keep(db, notice.id(), fresh.rows());
        return notice;
    }

    private static void check(List<String> row, int columns) {
        if (row.size() != columns) {
            throw new IllegalArgumentException("a row of a notice has " + row.size() + " cells for " + columns + " columns");
        }
        if (row.stream().anyMatch(cell -> PERSONAL.matcher(cell).find())) {
            throw new IllegalArgumentException("a row of a notice holds a personal number");
        }
    }

    @Override
    public Page<Notice> board(String unit, String after, int limit) {
        int rows = Limits.of(limit);
        return transactions.read(db -> Page.cut(NoticeStore.hanging(db, LocalDate.now(clock), unit, after, rows + 1), rows, Notice::id));
    }

    @Override
    public List<Notice> ending(String unit, int most) {
        int rows = Limits.of(most);
        return transactions.read(db -> NoticeStore.ending(db, LocalDate.now(clock), unit, rows));
    }

    @Override
    public String inPlaceOf(String id) {
        return transactions.read(db -> {
            Notice last = NoticeStore.find(db, id).orElseThrow(() -> unknown(id)).notice();
            while (last.replacedBy() != null) {
                last = NoticeStore.find(db, last.replacedBy()).orElseThrow(() -> unknown(id)).notice();
            }
            if (!last.hangsOn(LocalDate.now(clock))) {
                throw unknown(id);
            }
            return last.id();
        });
    }

    @Override
    public List<Place> places() {
        return transactions.read(db -> NoticeStore.places(db, LocalDate.now(clock)));
    }

    /** Read part by part, because who may read what is known by module and unit only. */
    @Override
    public Page<Notice> past(String unit, String after, int limit) {
        int rows = Limits.of(limit);
        return transactions.read(db -> {
            List<Notice> found = new ArrayList<>();
            String before = after;
            List<Hung> part;
            do {
                part = NoticeStore.past(db, LocalDate.now(clock), unit, before, PART);
                part.stream().filter(this::mayRead).map(Hung::notice).forEach(found::add);
                before = part.isEmpty() ? null : part.get(part.size() - 1).notice().id();
            } while (found.size() <= rows && part.size() == PART);
            return Page.cut(found, rows, Notice::id);
        });
    }

    @Override
    public Snapshot notice(String id, String after, int limit) {
        int shown = shown(after);
        int most = Limits.of(limit);
        return transactions.read(db -> {
            Hung hung = NoticeStore.find(db, id).filter(found -> found.notice().hangsOn(LocalDate.now(clock)) || mayRead(found)).orElseThrow(() -> unknown(id));
            List<List<String>> rows = NoticeRows.read(db, id, shown, most + 1);
            boolean more = rows.size() > most;
            return new Snapshot(hung.notice(), NoticeRows.columns(NoticeStore.columns(db, id)), more ? List.copyOf(rows.subList(0, most)) : rows,
                    more ? String.valueOf(shown + most) : null);
        });
    }

    /** How many rows the cursor has behind it. */
    private static int shown(String after) {
        if (after == null) {
            return 0;
        }
        if (!after.matches("[0-9]{1,8}")) {
            throw MESSAGES.problem(Problem.Kind.INVALID, "notice-after", after).at("after");
        }
        return Integer.parseInt(after);
    }

    @Override
    public List<Text> tiers(String program) {
        return transactions.read(db -> shelf.rules(db, ProgramAccess.state(db, program).program()).rulebook().tiers().stream().map(Boards::title).toList());
    }

    private static Text title(Tier tier) {
        return tier.title() == null ? new Text(tier.id(), tier.id()) : new Text(tier.title().zh(), tier.title().en());
    }

    @Override
    public List<Notice> of(String program) {
        return transactions.read(db -> {
            List<Hung> all = NoticeStore.of(db, program);
            if (!all.isEmpty() && all.stream().noneMatch(this::mayRead)) {
                guard.require(all.get(0).notice().module() + "." + Programs.READ, all.get(0).path());
            }
            return all.stream().filter(this::mayRead).map(Hung::notice).toList();
        });
    }

    @Override
    public List<Notice> newest(String program, int most) {
        int rows = Limits.of(most);
        return transactions.read(db -> reach(db, program).map(reach -> NoticeStore.newest(db, program, reach, rows)).orElse(List.of()));
    }

    @Override
    public LocalDate until(String program) {
        return transactions.read(db -> reach(db, program).flatMap(reach -> NoticeStore.until(db, program, reach)).orElse(null));
    }

    /** Which notices of a program the caller reads; empty where there are none. @throws Problem {@code FORBIDDEN} to whoever reads no part of it */
    private Optional<Reach> reach(Db db, String id) {
        if (!NoticeStore.any(db, id)) {
            return Optional.empty();
        }
        Program program = ProgramAccess.state(db, id).program();
        String permission = program.module() + "." + Programs.READ;
        Reach reach = Reach.of(guard.caller(), permission);
        if (!reach.whole() && reach.tops().isEmpty()) {
            guard.require(permission, program.path());
        }
        return Optional.of(reach);
    }

    /** Nobody signed in may not. */
    private boolean mayRead(Hung hung) {
        Caller caller;
        try {
            caller = guard.caller();
        } catch (Problem nobody) {
            return false;
        }
        return caller.may(hung.notice().module() + "." + Programs.READ, hung.path());
    }

    private static Problem unknown(String id) {
        return MESSAGES.problem(Problem.Kind.NOT_FOUND, "notice-unknown", id);
    }
}
