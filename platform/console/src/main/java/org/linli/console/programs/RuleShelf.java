package org.linli.console.programs;

import java.util.LinkedHashMap;
import java.util.Map;
import org.linli.api.programs.Program;
import org.linli.api.programs.Rulebooks;
import org.linli.scoring.rulebook.Rulebook;
import org.linli.scoring.rulebook.RulebookParser;

/** Published rulebooks as they are read; a version never changes, so the last ones stay at hand. */
final class RuleShelf {

    private static final int MOST = 64;

    private final Rulebooks rulebooks;
    private final Map<String, Rulebook> read = new LinkedHashMap<>(MOST, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rulebook> eldest) {
            return size() > MOST;
        }
    };

    RuleShelf(Rulebooks rulebooks) {
        this.rulebooks = rulebooks;
    }

    Rulebook of(Program program) {
        return of(program.module(), program.rulebook(), program.rulebookVersion());
    }

    /** A version as far as the reader may see it. @param version null for the newest */
    Rulebook of(String module, String id, Integer version) {
        String yaml = rulebooks.yaml(module, id, version);
        synchronized (read) {
            return read.computeIfAbsent(yaml, text -> RulebookParser.parse(text).rulebook());
        }
    }
}
