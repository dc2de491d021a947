package org.linli.core.settlement;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.api.data.Db;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Program;
import org.linli.api.programs.Programs;
import org.linli.api.programs.Results.Part;
import org.linli.api.programs.Results.Settlement;
import org.linli.api.programs.Results.Who;
import org.linli.core.programs.ParticipantStore;
import org.linli.core.programs.ParticipantStore.Placed;
import org.linli.core.programs.ProgramAccess;
import org.linli.core.programs.ProgramStore;
import org.linli.core.programs.Rules;
import org.linli.core.programs.RulebookShelf;
import org.linli.core.programs.Subjects;
import org.linli.core.settlement.ResultStore.Stored;
import org.linli.scoring.rulebook.Component;

/** What one subject takes part in, read in as many statements for many programs as for one. */
record Parts(ProgramAccess access, RulebookShelf rulebooks) {

    private static final Comparator<Program> LATEST = Comparator.comparing(Program::to).thenComparing(Program::id).reversed();

    List<Part> of(Db db, Who who, String subject, int most) {
        Map<String, Placed> placed = ParticipantStore.of(db, subject).stream()
                .collect(Collectors.toMap(one -> one.participant().program(), Function.identity()));
        Map<String, Rules> rules = new HashMap<>();
        List<Program> programs = ProgramStore.among(db, placed.keySet()).stream()
                .filter(program -> Subjects.are(rules.computeIfAbsent(program.id(), id -> rulebooks.rules(db, program)), who))
                .filter(program -> access.sees(db, Programs.READ, program, placed.get(program.id()).path(), subject))
                .sorted(LATEST).limit(most).toList();
        Map<String, Settlement> settlements = SettlementStore.newest(db, programs.stream().map(Program::id).toList());
        Map<String, Stored> results = ResultStore.of(db, subject, settlements.values().stream().map(Settlement::id).toList());
        return programs.stream().map(program -> {
            Optional<Stored> result = Optional.ofNullable(settlements.get(program.id())).map(Settlement::id).map(results::get);
            List<String> components = rules.get(program.id()).rulebook().components().stream().map(Component::id).toList();
            Participant participant = placed.get(program.id()).participant();
            return new Part(program, participant, result.map(stored -> stored.result(components)).orElse(null));
        }).toList();
    }
}
