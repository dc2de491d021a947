package org.linli.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.linli.scoring.rulebook.CapWindow;

/** Puts the tallies of one item together into the windows that its cap sums. */
final class ItemWindows {

    private final CompiledRulebook.Place place;
    private int[] keys = new int[4];
    private long[] raw = new long[4];
    private long[] alone = new long[4];
    private int[] counts = new int[4];
    private int size;

    ItemWindows(CompiledRulebook.Place place) {
        this.place = place;
    }

    /** Adds a tally unless it lies after the month {@code until}, counted as year × 12 + month. */
    void add(Tally tally, int until) {
        Bucket bucket = Bucket.of(tally.bucket(), place.per());
        if (bucket.monthNumber() > until) {
            return;
        }
        int slot = slot(bucket.window());
        raw[slot] += tally.raw();
        alone[slot] += tally.alone();
        counts[slot] += tally.count();
    }

    private int slot(int key) {
        int at = 0;
        while (at < size && keys[at] < key) {
            at++;
        }
        if (at < size && keys[at] == key) {
            return at;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            raw = Arrays.copyOf(raw, size * 2);
            alone = Arrays.copyOf(alone, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        System.arraycopy(keys, at, keys, at + 1, size - at);
        System.arraycopy(raw, at, raw, at + 1, size - at);
        System.arraycopy(alone, at, alone, at + 1, size - at);
        System.arraycopy(counts, at, counts, at + 1, size - at);
        keys[at] = key;
        raw[at] = 0;
        alone[at] = 0;
        counts[at] = 0;
        size++;
        return at;
    }

    CompiledRulebook.Place place() {
        return place;
    }

    boolean isEmpty() {
        return size == 0;
    }

    long raw() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += raw[i];
        }
        return sum;
    }

    /** What the item counts after the cap of each window, in hundredths. */
    long counted() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += counted(i);
        }
        return sum;
    }

    private long counted(int window) {
        return place.per() == CapWindow.EVENT ? alone[window] : place.capped(raw[window]);
    }

    int count() {
        int sum = 0;
        for (int i = 0; i < size; i++) {
            sum += counts[i];
        }
        return sum;
    }

    List<ScoreSheet.WindowScore> scores() {
        List<ScoreSheet.WindowScore> scores = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            long counted = counted(i);
            scores.add(new ScoreSheet.WindowScore(Bucket.label(keys[i], place.per()), Hundredths.points(raw[i]),
                    Hundredths.points(counted), counts[i], counted != raw[i]));
        }
        return scores;
    }
}
