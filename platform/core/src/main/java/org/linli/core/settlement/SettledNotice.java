package org.linli.core.settlement;

import java.util.stream.Collectors;
import org.linli.api.data.Db;
import org.linli.api.programs.Program;
import org.linli.api.programs.Results.Board;
import org.linli.api.programs.Results.Settlement;
import org.linli.api.publicity.Publicity;
import org.linli.api.publicity.Publicity.NewNotice;
import org.linli.api.publicity.Publicity.Notice;
import org.linli.api.territory.Territory;
import org.linli.api.territory.Unit;
import org.linli.core.programs.RulebookShelf;
import org.linli.core.publicity.NoticeStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts a program's newest results on its unit's board, or in the place of those that hang there. */
@Component(service = SettledNotice.class)
public final class SettledNotice {

    private final Publicity publicity;
    private final RulebookShelf rulebooks;
    private final Territory territory;

    @Activate
    public SettledNotice(@Reference Publicity publicity, @Reference RulebookShelf rulebooks, @Reference Territory territory) {
        this.publicity = publicity;
        this.rulebooks = rulebooks;
        this.territory = territory;
    }

    /** What would hang there. */
    NewNotice sheet(Db db, Program program) {
        return of(db, program).of(db, settlement(db, program));
    }

    /** The first rows of what would hang there. */
    Board beginning(Db db, Program program, int rows) {
        return of(db, program).beginning(db, settlement(db, program), rows);
    }

    private static Settlement settlement(Db db, Program program) {
        return SettlementStore.newest(db, program.id()).orElseThrow().settlement();
    }

    private BoardSheet of(Db db, Program program) {
        return new BoardSheet(program, rulebooks.rules(db, program).rulebook(),
                codes -> territory.known(codes).stream().collect(Collectors.toMap(Unit::code, Unit::name)));
    }

    Notice publish(Db db, Program program) {
        return publicity.publish(db, sheet(db, program));
    }

    Notice replace(Db db, Program program) {
        Notice hanging = NoticeStore.ofResults(db, program.id()).orElseThrow();
        return publicity.replace(db, hanging.id(), sheet(db, program));
    }
}
