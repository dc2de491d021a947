package org.linli.console.boards;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.linli.api.Text;
import org.linli.api.programs.Program;
import org.linli.api.programs.Rulebooks;
import org.linli.api.programs.Rulebooks.RulebookView;
import org.linli.console.programs.Periods;

/** What programs are called, by the town or else by their rulebooks, whose published versions never change. */
final class Titles {

    private record Key(String module, String rulebook, int version) {
    }

    private static final int YEAR = 4;

    private final Rulebooks rulebooks;
    private final Map<Key, Text> kept = new ConcurrentHashMap<>();

    Titles(Rulebooks rulebooks) {
        this.rulebooks = rulebooks;
    }

    /** A title that names the period already isn't led by it once more. */
    Text of(Program program) {
        Text title = program.title() != null ? new Text(program.title(), program.title())
            : kept.computeIfAbsent(new Key(program.module(), program.rulebook(), program.rulebookVersion()), key -> rules(program).identity().title());
        Text period = Periods.title(program.period());
        String named = program.period().length() == YEAR ? program.period() : period.zh();
        return title.zh().contains(named) ? title : new Text(period.zh() + title.zh(), title.en() + ", " + period.en());
    }

    RulebookView rules(Program program) {
        return rulebooks.view(program.module(), program.rulebook(), program.rulebookVersion());
    }
}
