package org.linli.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All candidates of a grading in flat arrays, so that half a million of them stay small. */
final class Candidates {

    static final long WAITING = Long.MIN_VALUE;
    static final byte NO_TIER = -1;

    private final int tieBreakers;
    private final List<Map<String, Integer>> unitNumbers = new ArrayList<>();
    private final List<List<String>> unitNames = new ArrayList<>();
    private final int[][] units;
    private int size;
    private long[] totals = new long[64];
    private long[] ties = new long[64];
    private long[] reachable = new long[64];
    private byte[] veto = new byte[64];
    private boolean[] graded = new boolean[64];
    private final Map<Integer, List<String>> vetoes = new HashMap<>();
    private final Map<Integer, List<String>> waiting = new HashMap<>();

    Candidates(int tieBreakers, int quotaLevels) {
        this.tieBreakers = tieBreakers;
        this.ties = new long[64 * tieBreakers];
        this.units = new int[quotaLevels][64];
        for (int i = 0; i < quotaLevels; i++) {
            unitNumbers.add(new HashMap<>());
            unitNames.add(new ArrayList<>());
        }
    }

    /** Adds a candidate and answers its index. */
    int add(long total, long[] tieValues, long tiersReached, byte vetoTier, boolean isGraded, List<String> unitOfLevel,
            List<String> vetoIds, List<String> waitsFor) {
        if (size == totals.length) {
            grow(size * 2);
        }
        totals[size] = total;
        System.arraycopy(tieValues, 0, ties, size * tieBreakers, tieBreakers);
        reachable[size] = tiersReached;
        veto[size] = vetoTier;
        graded[size] = isGraded;
        for (int level = 0; level < units.length; level++) {
            List<String> names = unitNames.get(level);
            units[level][size] = unitNumbers.get(level).computeIfAbsent(unitOfLevel.get(level), name -> {
                names.add(name);
                return names.size() - 1;
            });
        }
        if (!vetoIds.isEmpty()) {
            vetoes.put(size, vetoIds);
        }
        if (!waitsFor.isEmpty()) {
            waiting.put(size, waitsFor);
        }
        return size++;
    }

    private void grow(int capacity) {
        totals = Arrays.copyOf(totals, capacity);
        ties = Arrays.copyOf(ties, capacity * tieBreakers);
        reachable = Arrays.copyOf(reachable, capacity);
        veto = Arrays.copyOf(veto, capacity);
        graded = Arrays.copyOf(graded, capacity);
        for (int level = 0; level < units.length; level++) {
            units[level] = Arrays.copyOf(units[level], capacity);
        }
    }

    int size() {
        return size;
    }

    boolean hasTotal(int candidate) {
        return totals[candidate] != WAITING;
    }

    long total(int candidate) {
        return totals[candidate];
    }

    /** The tier of its gravest veto, or {@link #NO_TIER}. */
    byte vetoTier(int candidate) {
        return veto[candidate];
    }

    boolean isGraded(int candidate) {
        return graded[candidate];
    }

    /** The highest tier after {@code above} whose marks the candidate meets; -1 stands before the first. */
    byte nextTier(int candidate, int above) {
        return (byte) Long.numberOfTrailingZeros(reachable[candidate] & -1L << above + 1);
    }

    int unit(int level, int candidate) {
        return units[level][candidate];
    }

    String unitName(int level, int unit) {
        return unitNames.get(level).get(unit);
    }

    int unitCount(int level) {
        return unitNames.get(level).size();
    }

    List<String> vetoes(int candidate) {
        return vetoes.getOrDefault(candidate, List.of());
    }

    List<String> waiting(int candidate) {
        return waiting.getOrDefault(candidate, List.of());
    }

    /** Whether two have the same final score and the same tie-breakers. */
    boolean tied(int a, int b) {
        return compare(a, b) == 0;
    }

    /** High to low by final score, then by tie-breakers; who waits comes last. */
    private int compare(int a, int b) {
        int order = Long.compare(totals[b], totals[a]);
        for (int i = 0; order == 0 && i < tieBreakers; i++) {
            order = Long.compare(ties[b * tieBreakers + i], ties[a * tieBreakers + i]);
        }
        return order;
    }

    /** All candidates from the best to the last; tied ones in the order they came. */
    int[] ranked() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, this::compare);
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
