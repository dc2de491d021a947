package org.linli.core.settlement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linli.api.data.Db;
import org.linli.core.Lookup;
import org.linli.scoring.CompiledRulebook;
import org.linli.scoring.Tally;

/** Reads the records of a program's assessed subjects in the order of the subjects, a page at a time, so that memory stays flat. */
final class RecordsReader {

    /** Subjects on a page. */
    static final int PAGE = 1_000;

    private static final String ASSESSED = " from participants where town = ? and program = ? and (exempt_state is null or exempt_state <> "
            + "'AGREED')";

    private RecordsReader() {
    }

    /** An assessed participant. */
    record Assessed(String subject, String name, String unit, String kind) {
    }

    static int count(Db db, String program) {
        return db.first("select count(*)" + ASSESSED, row -> row.integer(1), db.town(), program).orElseThrow();
    }

    /** The next participants. @param after the last subject of the page before; empty for the first page */
    static List<Assessed> participants(Db db, String program, String after) {
        return db.list("select subject, name, unit, kind" + ASSESSED + " and subject > ? order by subject fetch first ? rows only",
                row -> new Assessed(row.text(1), row.text(2), row.text(3), row.text(4)), db.town(), program, after, PAGE);
    }

    /** The records of participants that follow each other; those of exempt ones in between are passed over. */
    static List<SubjectRecords> records(Db db, String program, List<Assessed> participants, TallySource source) {
        String first = participants.get(0).subject();
        String last = participants.get(participants.size() - 1).subject();
        Map<String, SubjectRecords> bySubject = empty(participants);
        source.read(db, first, last, (subject, tally) -> add(bySubject, subject, tally));
        db.each("select subject, component, score from component_scores where town = ? and program = ? and subject >= ? and subject <= ?",
                row -> score(bySubject, row.text(1), row.text(2), row.decimal(3)), db.town(), program, first, last);
        db.each("select subject, veto from vetoes where town = ? and program = ? and subject >= ? and subject <= ? and lifted is null",
                row -> veto(bySubject, row.text(1), row.text(2)), db.town(), program, first, last);
        return List.copyOf(bySubject.values());
    }

    /** The records of some participants, wherever they stand between others, by subject. */
    static Map<String, SubjectRecords> recordsOf(Db db, String program, List<Assessed> participants, CompiledRulebook rulebook) {
        Map<String, SubjectRecords> bySubject = empty(participants);
        Set<String> subjects = bySubject.keySet();
        TallySource.kept(db, program, rulebook, subjects, (subject, tally) -> add(bySubject, subject, tally));
        Lookup.of(db, "select subject, component, score from component_scores where town = ? and program = ? and subject = ?",
                row -> score(bySubject, row.text(1), row.text(2), row.decimal(3)), subjects, db.town(), program);
        Lookup.of(db, "select subject, veto from vetoes where lifted is null and town = ? and program = ? and subject = ?",
                row -> veto(bySubject, row.text(1), row.text(2)), subjects, db.town(), program);
        return bySubject;
    }

    private static Map<String, SubjectRecords> empty(List<Assessed> participants) {
        Map<String, SubjectRecords> bySubject = new LinkedHashMap<>(participants.size() * 2);
        for (Assessed one : participants) {
            bySubject.put(one.subject(), new SubjectRecords(one.subject(), one.name(), one.unit(), one.kind(), new ArrayList<>(16),
                    new HashMap<>(4), new ArrayList<>(0)));
        }
        return bySubject;
    }

    private static void add(Map<String, SubjectRecords> bySubject, String subject, Tally tally) {
        SubjectRecords records = bySubject.get(subject);
        if (records != null) {
            records.tallies().add(tally);
        }
    }

    private static SubjectRecords score(Map<String, SubjectRecords> bySubject, String subject, String component, BigDecimal score) {
        SubjectRecords records = bySubject.get(subject);
        if (records != null) {
            records.scores().put(component, score);
        }
        return records;
    }

    private static SubjectRecords veto(Map<String, SubjectRecords> bySubject, String subject, String veto) {
        SubjectRecords records = bySubject.get(subject);
        if (records != null) {
            records.vetoes().add(veto);
        }
        return records;
    }
}
