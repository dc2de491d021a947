package org.linli.core.settlement;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linli.scoring.CompiledRulebook;
import org.linli.scoring.Grade;
import org.linli.scoring.Grader;
import org.linli.scoring.Grades;
import org.linli.scoring.PointsScorer;
import org.linli.scoring.ScoreSheet;
import org.linli.scoring.rulebook.Component;

/** Scores subjects one by one and then grades them together; of each it keeps only some numbers, so that half a million stay small. */
final class Reckoning {

    private static final long WAITS = Long.MIN_VALUE;
    /** Bits of a subject's index and of its rank in the keys that order them. */
    private static final int BITS = 23;

    private final List<Component> components;
    private final QuotaUnits quotaUnits;
    private final PointsScorer scorer;
    private final Grader grader;
    private final Map<String, Integer> rankUnits = new HashMap<>();
    private long[] values;
    private int[] rankUnit = new int[64];
    private int size;
    private int waiting;
    private Grades grades;
    private int[] places;

    Reckoning(CompiledRulebook rulebook, QuotaUnits quotaUnits) {
        this.components = rulebook.rulebook().components();
        this.quotaUnits = quotaUnits;
        this.scorer = new PointsScorer(rulebook);
        this.grader = new Grader(rulebook);
        this.values = new long[64 * components.size()];
    }

    /** Scores a subject; safe for many threads. */
    ScoreSheet score(SubjectRecords records) {
        return scorer.score(records.kind(), records.tallies(), records.scores());
    }

    /** Takes the next subject's score. */
    void add(SubjectRecords records, ScoreSheet sheet) {
        if (size == 1 << BITS) {
            throw new IllegalStateException("more subjects in one program than " + size);
        }
        if (size == rankUnit.length) {
            rankUnit = Arrays.copyOf(rankUnit, size * 2);
            values = Arrays.copyOf(values, size * 2 * components.size());
        }
        List<String> units = quotaUnits.of(records.unit());
        grader.add(sheet, units, records.vetoes());
        rankUnit[size] = units.isEmpty() ? 0 : rankUnits.computeIfAbsent(units.get(0), unit -> rankUnits.size());
        for (int i = 0; i < components.size(); i++) {
            BigDecimal value = sheet.components().get(i).rounded();
            values[size * components.size() + i] = value == null ? WAITS : value.unscaledValue().longValueExact();
        }
        waiting += sheet.total() == null ? 1 : 0;
        size++;
    }

    /** Grades all subjects taken so far. */
    void grade() {
        grades = grader.grade();
        int[] unitOrder = unitOrder();
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            Integer rank = grades.of(i).rank();
            keys[i] = ((long) unitOrder[rankUnit[i]] << BITS | (rank == null ? (1 << BITS) - 1 : rank)) << BITS | i;
        }
        Arrays.sort(keys);
        places = new int[size];
        for (int i = 0; i < size; i++) {
            places[(int) (keys[i] & (1 << BITS) - 1)] = i + 1;
        }
    }

    /** Units are numbered as they came; places follow their codes. */
    private int[] unitOrder() {
        int[] order = new int[Math.max(1, rankUnits.size())];
        int next = 0;
        for (int unit : new TreeMap<>(rankUnits).values()) {
            order[unit] = next++;
        }
        return order;
    }

    int assessed() {
        return size;
    }

    int waiting() {
        return waiting;
    }

    /** The places from the highest final score on, those without one last; equal ones as they stand. */
    int[] byTotal() {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            BigDecimal total = grades.of(i).total();
            long falling = total == null ? (1L << Long.SIZE - 1 - BITS) - 1 : -total.movePointRight(2).longValueExact();
            keys[i] = falling << BITS | places[i] - 1;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) (key & (1 << BITS) - 1) + 1).toArray();
    }

    /** From 1, in the order of the units that are ranked within, ranks and subjects. */
    int place(int index) {
        return places[index];
    }

    Grade grade(int index) {
        return grades.of(index);
    }

    /** The component scores in the rulebook's order, joined by semicolons; blank where one waits. */
    String components(int index) {
        var text = new StringBuilder();
        for (int i = 0; i < components.size(); i++) {
            long value = values[index * components.size() + i];
            text.append(i == 0 ? "" : ";").append(value == WAITS ? "" : BigDecimal.valueOf(value, 2).toPlainString());
        }
        return text.toString();
    }
}
