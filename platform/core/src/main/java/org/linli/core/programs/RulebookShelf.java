package org.linli.core.programs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.linli.api.data.Db;
import org.linli.api.data.Schema;
import org.linli.api.programs.Program;
import org.linli.core.programs.RulebookStore.Stored;
import org.linli.scoring.rulebook.Parsed;
import org.linli.scoring.rulebook.RulebookParser;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the rulebooks that were asked for lately ready; safe because a published version never changes. */
@Component(service = RulebookShelf.class)
public final class RulebookShelf {

    private static final int KEPT = 200;

    private record Key(String module, String id, int version) {
    }

    /** A version as it stands in the database, and ready. */
    private record Kept(Stored stored, Rules rules) {
    }

    private final Map<Key, Kept> kept = new LinkedHashMap<>(64, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > KEPT;
        }
    };

    @Activate
    public RulebookShelf(@Reference(target = "(linli.schema=core)") Schema schema) {
        // the reference is the promise that the tables stand
    }

    /** The rulebook that a program runs. */
    public Rules rules(Db db, Program program) {
        return rules(db, program.module(), program.rulebook(), program.rulebookVersion());
    }

    /** A published version, which must exist. */
    public Rules rules(Db db, String module, String id, int version) {
        return find(db, module, id, version).orElseThrow(() ->
                new IllegalStateException("a program names a rulebook that isn't there: " + module + " " + id + " " + version)).rules();
    }

    /** A published version with its text. */
    Optional<Stored> stored(Db db, String module, String id, int version) {
        return find(db, module, id, version).map(Kept::stored);
    }

    private Optional<Kept> find(Db db, String module, String id, int version) {
        var key = new Key(module, id, version);
        synchronized (kept) {
            Kept known = kept.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<Kept> read = RulebookStore.find(db, module, id, version).map(stored -> new Kept(stored, rules(key, stored.yaml())));
        synchronized (kept) {
            read.ifPresent(one -> kept.put(key, one));
        }
        return read;
    }

    private static Rules rules(Key key, String yaml) {
        Parsed parsed = RulebookParser.parse(yaml);
        if (parsed.rulebook() == null) {
            throw new IllegalStateException("a published rulebook can't be read any more: " + key + " " + parsed.faults());
        }
        return new Rules(parsed.rulebook());
    }
}
