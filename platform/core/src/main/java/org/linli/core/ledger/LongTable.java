package org.linli.core.ledger;

/** Remembers a number for each of many numbers, in 16 bytes a slot; 0 stands for nothing. */
final class LongTable {

    private long[] keys = new long[1 << 12];
    private long[] values = new long[1 << 12];
    private int size;

    /** What is remembered for the key; 0 where nothing is. */
    long get(long key) {
        return values[slot(key)];
    }

    /** Remembers a value that isn't 0. */
    void put(long key, long value) {
        int slot = slot(key);
        if (values[slot] == 0) {
            size++;
        }
        keys[slot] = key;
        values[slot] = value;
        if (size > keys.length / 2) {
            grow();
        }
    }

    int size() {
        return size;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) Fingerprint.mix(key) & mask;
        while (values[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldValues.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
