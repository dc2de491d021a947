package org.linli.core.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.core.programs.ParticipantStore;
import org.linli.core.programs.ProgramState;

/** Remembers the kinds of participants that were asked for lately, until a program's participants change. */
final class KnownKinds {

    private static final int PROGRAMS = 64;
    private static final int SUBJECTS = 20_000;

    /** What is known of one program since its last change. */
    private static final class Known {
        private final long changes;
        private final Map<String, Optional<String>> kinds = new HashMap<>();

        Known(long changes) {
            this.changes = changes;
        }
    }

    private final Map<String, Known> byProgram = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > PROGRAMS;
        }
    };

    /** The kinds of those of the subjects that take part; the state was read under the lock on the program's row. */
    EntryChecks.Kinds of(Db db, ProgramState state, Collection<String> subjects) {
        String program = state.program().id();
        Map<String, Optional<String>> found = new HashMap<>();
        List<String> unknown;
        synchronized (byProgram) {
            Map<String, Optional<String>> known = known(program, state.changes()).kinds;
            subjects.stream().filter(known::containsKey).forEach(subject -> found.put(subject, known.get(subject)));
            unknown = subjects.stream().filter(subject -> subject != null && !found.containsKey(subject)).distinct().toList();
        }
        if (!unknown.isEmpty()) {
            Map<String, Optional<String>> read = new HashMap<>();
            ParticipantStore.find(db, program, unknown)
                    .forEach((subject, placed) -> read.put(subject, Optional.ofNullable(placed.participant().kind())));
            found.putAll(read);
            synchronized (byProgram) {
                keep(known(program, state.changes()).kinds, read);
            }
        }
        return found::get;
    }

    private Known known(String program, long changes) {
        Known known = byProgram.get(program);
        if (known == null || known.changes != changes) {
            known = new Known(changes);
            byProgram.put(program, known);
        }
        return known;
    }

    private static void keep(Map<String, Optional<String>> kinds, Map<String, Optional<String>> read) {
        if (kinds.size() + read.size() > SUBJECTS) {
            kinds.clear();
        }
        kinds.putAll(read);
    }
}
