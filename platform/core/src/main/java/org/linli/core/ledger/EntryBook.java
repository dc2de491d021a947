package org.linli.core.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.linli.api.Messages;
import org.linli.api.Problem;
import org.linli.api.data.Db;
import org.linli.api.ledger.Ledger.Entry;
import org.linli.api.ledger.Ledger.Recorded;
import org.linli.core.programs.ProgramState;
import org.linli.core.programs.ProgramStore;
import org.linli.core.programs.Rules;
import org.linli.scoring.Tally;
import org.linli.scoring.rulebook.Item;

/** The only writer of a program's entries: numbers them, chains them and adds them to the tallies, under the lock on the program's row. */
final class EntryBook {

    private static final Messages MESSAGES = Messages.beside(EntryBook.class);

    /** What became of a draft: an entry, new or there before, or the refusal of a key that was used for something else. */
    record Written(Recorded recorded, Problem refused) {

        Recorded orRefuse() {
            if (refused != null) {
                throw refused;
            }
            return recorded;
        }
    }

    /** Where sums of entries go. */
    interface Tallies {
        void add(Db db, String program, Collection<SubjectTally> tallies);
    }

    /** Which keys may have been used by an entry; the others aren't looked up. */
    interface Keys {
        boolean maybeUsed(String key);
    }

    private final Db db;
    private final String program;
    private final Rules rules;
    private final EntryHash hash;
    private final Instant now;
    private final Keys keys;
    private final Tallies tallies;
    private long seq;
    private String head;

    /** One that looks up every key and adds to tallies that may be there. */
    EntryBook(Db db, ProgramState state, Rules rules, Instant now) {
        this(db, state, rules, now, key -> true, EntryStore::add);
    }

    /** @param state read under the lock on the program's row, in the transaction of the given database */
    EntryBook(Db db, ProgramState state, Rules rules, Instant now, Keys keys, Tallies tallies) {
        this.db = db;
        this.program = state.program().id();
        this.rules = rules;
        this.hash = new EntryHash(db.town(), program);
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        this.keys = keys;
        this.tallies = tallies;
        this.seq = state.headSeq();
        this.head = state.headHash();
    }

    /** Writes those that aren't there yet, in order. */
    List<Written> write(List<Draft> drafts) {
        Map<String, Entry> byKey = seq == 0 ? new HashMap<>()
                : EntryStore.byKey(db, program, drafts.stream().map(Draft::key).filter(keys::maybeUsed).collect(Collectors.toSet()));
        List<Written> written = new ArrayList<>(drafts.size());
        List<Entry> fresh = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            Entry there = byKey.get(draft.key());
            if (there == null) {
                Entry entry = append(draft);
                byKey.put(entry.key(), entry);
                fresh.add(entry);
                written.add(new Written(new Recorded(entry, true), null));
            } else if (draft.sameAs(there)) {
                written.add(new Written(new Recorded(there, false), null));
            } else {
                written.add(new Written(null, MESSAGES.problem(Problem.Kind.INVALID, "key-used", draft.key(), String.valueOf(there.seq()))
                        .at("key").with("entry", there.seq())));
            }
        }
        if (!fresh.isEmpty()) {
            EntryStore.insert(db, program, fresh);
            tallies.add(db, program, sums(fresh));
            ProgramStore.head(db, program, seq, head);
        }
        return written;
    }

    /** The number of the last entry. */
    long seq() {
        return seq;
    }

    /** Its hash. */
    String head() {
        return head;
    }

    private Entry append(Draft draft) {
        seq++;
        Entry bare = draft.at(seq, now);
        head = hash.of(head, bare);
        return new Entry(bare.seq(), bare.subject(), bare.item(), bare.occurredOn(), bare.quantity(), bare.points(), bare.key(), bare.source(),
                bare.note(), bare.by(), bare.at(), bare.reverses(), null, head);
    }

    private Collection<SubjectTally> sums(List<Entry> entries) {
        Map<SubjectTally.Key, SubjectTally> sums = new LinkedHashMap<>();
        for (Entry entry : entries) {
            SubjectTally one = tally(rules, entry);
            sums.merge(one.key(), one, SubjectTally::plus);
        }
        return sums.values();
    }

    /** What one entry adds to a tally. */
    static SubjectTally tally(Rules rules, Entry entry) {
        Item item = rules.item(entry.item());
        return new SubjectTally(entry.subject(), Tally.of(entry.item(), item.bucket(entry.occurredOn()), entry.points(),
                item.countedAlone(entry.points()), entry.reverses() == null ? 1 : -1));
    }
}
