package org.linli.core.programs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.linli.api.data.Db;
import org.linli.api.data.Row;
import org.linli.api.data.Selection;
import org.linli.api.data.Upsert;
import org.linli.api.programs.Participants.Count;
import org.linli.api.programs.Participants.Exemption;
import org.linli.api.programs.Participants.Participant;
import org.linli.api.programs.Participants.Wanted;
import org.linli.api.territory.UnitPath;
import org.linli.core.Lookup;

/** Participants in the database. */
public final class ParticipantStore {

    private static final List<String> SET = List.of("name", "unit", "unit_path", "kind", "exempt_state", "exempt_reason", "exempt_note",
            "proposed_by", "proposed_at", "decided_by", "decided_at", "decision", "version");
    private static final Upsert UPSERT = Upsert.replacing("participants", List.of("town", "program", "subject"), SET);
    private static final String COLUMNS = "select subject, " + String.join(", ", SET) + " from participants where town = ? and program = ?";

    private static final String NOT_ERASED = " and not exists (select 1 from people where people.town = participants.town"
            + " and people.number = participants.subject and people.erased = true)";

    /** A participant with the path of its unit. */
    public record Placed(Participant participant, UnitPath path) {
    }

    private ParticipantStore() {
    }

    public static Optional<Placed> find(Db db, String program, String subject) {
        return db.first(COLUMNS + " and subject = ?", row -> placed(program, row), db.town(), program, subject);
    }

    /** Those of the subjects that take part. */
    public static Map<String, Placed> find(Db db, String program, Collection<String> subjects) {
        Map<String, Placed> found = new HashMap<>();
        Lookup.of(db, COLUMNS + " and subject = ?", row -> placed(program, row), subjects, db.town(), program)
                .forEach(placed -> found.put(placed.participant().subject(), placed));
        return found;
    }

    /** What a number takes part in, whoever or whatever it stands for. */
    public static List<Placed> of(Db db, String subject) {
        return db.list("select subject, " + String.join(", ", SET) + ", program from participants where town = ? and subject = ?",
                row -> placed(row.text(15), row), db.town(), subject);
    }

    static List<Placed> list(Db db, String program, String unit, String after, int rows) {
        return new Selection(COLUMNS, db.town(), program).andIfGiven("unit = ?", unit).and("subject > ?", after == null ? "" : after)
                .first(db, "subject", rows, row -> placed(program, row));
    }

    /** Those that are looked for. @param part the path of their units; null for all */
    static List<Placed> list(Db db, String program, UnitPath part, Wanted wanted, String after, int rows) {
        Selection all = new Selection(COLUMNS, db.town(), program).andIfGiven("kind = ?", wanted.kind())
                .andIfGiven("exempt_state = ?", wanted.exemption());
        if (part != null) {
            all.and("unit_path >= ? and unit_path < ?", part.value(), part.end());
        }
        if (wanted.text() != null) {
            String typed = Reach.plain(wanted.text());
            all.and("(subject like ? escape '!' or name like ? escape '!')", typed + "%", "%" + typed + "%");
        }
        return all.and("subject > ?", after == null ? "" : after).first(db, "subject", rows, row -> placed(program, row));
    }

    /** How many take part. @param part the path of their units; null for all */
    static Count count(Db db, String program, UnitPath part) {
        int[] states = new int[3];
        Map<String, Integer> kinds = new TreeMap<>();
        String sql = "select kind, exempt_state, count(*) from participants where town = ? and program = ?"
                + (part == null ? "" : " and unit_path >= ? and unit_path < ?") + " group by kind, exempt_state";
        List<Object> values = new ArrayList<>(List.of(db.town(), program));
        if (part != null) {
            values.addAll(List.of(part.value(), part.end()));
        }
        db.each(sql, row -> {
            int many = row.integer(3);
            Exemption.State state = row.missing(2) ? null : row.constant(2, Exemption.State.class);
            states[0] += many;
            states[1] += state == Exemption.State.AGREED ? many : 0;
            states[2] += state == Exemption.State.PROPOSED ? many : 0;
            if (state != Exemption.State.AGREED && !row.missing(1)) {
                kinds.merge(row.text(1), many, Integer::sum);
            }
        }, values.toArray());
        return new Count(states[0], states[1], states[2], kinds);
    }

    /** Some of a part, to find out whether those are few: one more than so many at most. */
    public static List<String> few(Db db, String program, UnitPath part, int many) {
        return db.list("select subject from participants where town = ? and program = ? and unit_path >= ? and unit_path < ? fetch first ? rows only",
                row -> row.text(1), db.town(), program, part.value(), part.end(), many + 1);
    }

    /** Whether more than so many take part. @param part the path of their units; null for all */
    static boolean moreThan(Db db, String program, UnitPath part, int many) {
        List<Object> values = new ArrayList<>(List.of(db.town(), program));
        if (part != null) {
            values.addAll(List.of(part.value(), part.end()));
        }
        values.add(many);
        return db.first("select subject from participants where town = ? and program = ?" + (part == null ? "" : " and unit_path >= ? and unit_path < ?")
                + " offset ? rows fetch next 1 rows only", row -> row.text(1), values.toArray()).isPresent();
    }

    /** Those of the programs in which somebody's exemption is proposed. */
    static Set<String> withProposals(Db db, Collection<String> programs) {
        return Set.copyOf(Lookup.of(db, "select p.id from programs p where exists (select 1 from participants o where o.town = p.town and o.program = p.id"
                + " and o.exempt_state = 'PROPOSED') and p.town = ? and p.id = ?", row -> row.text(1), programs, db.town()));
    }

    /** What checks of many entries need of a participant. */
    public record Slim(String subject, String kind, String path) {
    }

    /** All participants in turn. */
    public static void each(Db db, String program, Consumer<Slim> reader) {
        db.each("select subject, kind, unit_path from participants where town = ? and program = ?",
                row -> reader.accept(new Slim(row.text(1), row.text(2), row.text(3))), db.town(), program);
    }

    /** The kinds that participants have; null among them where some have none. */
    static List<String> kinds(Db db, String program) {
        return db.list("select distinct kind from participants where town = ? and program = ?", row -> row.text(1), db.town(), program);
    }

    /** Those whose exemption nobody has decided on. */
    public static List<String> proposed(Db db, String program, int rows) {
        return db.list("select subject from participants where town = ? and program = ? and exempt_state = 'PROPOSED' order by subject"
                + " fetch first ? rows only", row -> row.text(1), db.town(), program, rows);
    }

    /** The units of those who are assessed. */
    public static Set<String> assessedUnits(Db db, String program) {
        return Set.copyOf(db.list("select distinct unit from participants where town = ? and program = ? and (exempt_state is null"
                + " or exempt_state <> 'AGREED')", row -> row.text(1), db.town(), program));
    }

    /** The paths of the units that participants are ranked in. */
    static List<UnitPath> units(Db db, String program) {
        return db.list("select distinct unit_path from participants where town = ? and program = ?", row -> new UnitPath(row.text(1)), db.town(), program);
    }

    static void put(Db db, Collection<Placed> participants) {
        db.upsert(UPSERT, participants.stream().map(placed -> values(db, placed)).toList());
    }

    static void remove(Db db, String program, String subject) {
        db.update("delete from participants where town = ? and program = ? and subject = ?", db.town(), program, subject);
    }

    /** Whether there are entries, scores or vetoes of the participant. */
    static boolean hasRecords(Db db, String program, String subject) {
        return List.of("entries", "component_scores", "vetoes").stream().anyMatch(table -> db.first(
                "select subject from " + table + " where town = ? and program = ? and subject = ? fetch first 1 rows only",
                row -> row.text(1), db.town(), program, subject).isPresent());
    }

    /**
     * The participants of the former cycle take part in the new one; whoever was exempt is proposed to be so again, with the same words.
     *
     * @param people whether they are people; those who were erased since stay behind
     */
    static List<Placed> takeOver(Db db, String former, String fresh, boolean people, String by, Instant at) {
        String there = people ? NOT_ERASED : "";
        db.update("insert into participants (town, program, subject, name, unit, unit_path, kind, version) select town, cast(? as varchar(36)),"
                + " subject, name, unit, unit_path, kind, 1 from participants where town = ? and program = ?" + there, fresh, db.town(), former);
        List<Placed> proposed = db.list(COLUMNS + " and exempt_state = 'AGREED'" + there, row -> placed(fresh, row), db.town(), former).stream()
                .map(placed -> new Placed(Exemptions.anew(placed.participant(), by, at), placed.path())).toList();
        put(db, proposed);
        return proposed;
    }

    private static Object[] values(Db db, Placed placed) {
        Participant one = placed.participant();
        Exemption exempt = one.exemption() == null ? new Exemption(null, null, null, null, null, null, null, null) : one.exemption();
        return new Object[] {db.town(), one.program(), one.subject(), one.name(), one.unit(), placed.path().value(), one.kind(),
            exempt.state(), exempt.reason(), exempt.note(), exempt.proposedBy(), exempt.proposedAt(), exempt.decidedBy(), exempt.decidedAt(),
            exempt.decision(), one.version()};
    }

    private static Placed placed(String program, Row row) {
        Exemption exemption = row.missing(6) ? null : new Exemption(row.text(7), row.text(8), row.constant(6, Exemption.State.class),
                row.text(9), row.instant(10), row.text(11), row.instant(12), row.text(13));
        return new Placed(new Participant(program, row.text(1), row.text(2), row.text(3), row.text(5), exemption, row.integer(14)),
                new UnitPath(row.text(4)));
    }
}
