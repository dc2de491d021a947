package org.linli.core.programs;

import java.time.LocalDate;
import java.util.List;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.programs.Program;
import org.linli.api.territory.Unit;
import org.linli.api.territory.UnitHeirs;
import org.osgi.service.component.annotations.Component;

/**
 * When units are merged, the programs that the gone one runs go on with the remaining one, and so do its participants in any program.
 *
 * <p>What is published stays as it was published; a unit that takes part itself keeps its own record.
 */
@Component(property = "linli.heirs=programs")
public final class ProgramHeirs implements UnitHeirs {

    private static final Messages MESSAGES = Messages.beside(ProgramHeirs.class);

    @Override
    public void handOver(Db db, Unit gone, Unit heir, LocalDate from) {
        for (String id : open(db)) {
            Program program = ProgramStore.lock(db, id).orElseThrow().program();
            if (!program.stage().frozen()) {
                program(db, program, gone, heir);
                participants(db, program, gone, heir);
            }
        }
    }

    private static void program(Db db, Program program, Unit gone, Unit heir) {
        if (!program.unit().equals(gone.code())) {
            return;
        }
        ProgramStore.ofUnit(db, program, heir.code()).ifPresent(other -> {
            throw MESSAGES.problem(Problem.Kind.CONFLICT, "program-heir", program.rulebook(), gone.code(), heir.code(), program.period())
                    .with("programs", List.of(program.id(), other));
        });
        db.update("update programs set unit = ?, path = ?, version = version + 1, changes = changes + 1 where town = ? and id = ?", heir.code(),
                heir.path().value(), db.town(), program.id());
    }

    private static void participants(Db db, Program program, Unit gone, Unit heir) {
        int moved = db.update("update participants set unit = ?, unit_path = ?, version = version + 1 where town = ? and program = ?"
                + " and unit = ? and subject <> ?", heir.code(), heir.path().value(), db.town(), program.id(), gone.code(), gone.code());
        if (moved > 0) {
            ProgramStore.changed(db, program.id());
        }
    }

    private static List<String> open(Db db) {
        return db.list("select id from programs where town = ? and stage in ('DRAFT', 'OPEN', 'PRELIMINARY') order by id", row -> row.text(1),
                db.town());
    }
}
