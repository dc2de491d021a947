package org.linli.core.settlement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results.Why;
import org.linli.core.programs.ParticipantStore;
import org.linli.core.programs.ParticipantStore.Placed;
import org.linli.core.programs.ProgramAccess;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.RulebookShelf;

/** How participants stand whom the caller may see, read together. */
final class Standings {

    private static final Messages MESSAGES = Messages.beside(Standings.class);

    private final ProgramAccess access;
    private final RulebookShelf rulebooks;

    Standings(ProgramAccess access, RulebookShelf rulebooks) {
        this.access = access;
        this.rulebooks = rulebooks;
    }

    /** By subject. @param part of the cycle; null for the cycle so far */
    Map<String, Why> of(Db db, String id, Collection<String> subjects, String part) {
        ProgramState state = ProgramAccess.state(db, id);
        Program program = state.program();
        Map<String, Placed> placed = ParticipantStore.find(db, id, subjects);
        List<Participant> participants = subjects.stream().distinct().map(subject -> readable(db, program, subject, placed.get(subject))).toList();
        return new Explainer(program, rulebooks.rules(db, program).compiled()).standings(db, participants, state.headSeq(), part);
    }

    /** @param placed null for somebody who doesn't take part */
    private Participant readable(Db db, Program program, String subject, Placed placed) {
        access.require(db, Programs.READ, program, placed == null ? program.path() : placed.path(), subject);
        if (placed == null) {
            throw MESSAGES.problem(Problem.Kind.NOT_FOUND, "participant-unknown", subject);
        }
        return placed.participant();
    }
}
