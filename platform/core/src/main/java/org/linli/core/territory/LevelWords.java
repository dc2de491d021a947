package org.linli.core.territory;

import org.linli.api.Text;
import org.linli.api.territory.Level;
import org.linli.core.typed.Vocabulary;

/** What levels are called in files: as in sentences, and by some further words of the field. */
final class LevelWords {

    static final Vocabulary<Level> VOCABULARY = new Vocabulary<>(Level.class, LevelWords::of);

    private LevelWords() {
    }

    private static Text of(Level level) {
        Text usual = level.title();
        String key = "level.further." + level.name();
        if (!UnitRules.MESSAGES.has(key)) {
            return usual;
        }
        Text further = UnitRules.MESSAGES.text(key);
        return new Text(usual.zh() + "/" + further.zh(), usual.en() + "/" + further.en());
    }
}
