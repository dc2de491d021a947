package org.linli.rest;

import java.util.Arrays;

/** What has come of one stranger's body, in no more memory than it needs and than there is for all of them; read once, from its beginning. */
final class KeptBytes {

    /** So much of each isn't counted, because a name and a password must find room while others have filled it. */
    private static final int UNCOUNTED = 1 << 10;

    private final BodyMemory memory;
    private final int most;
    private byte[] bytes = {};
    private int size;
    private int read;

    /** @param most how many there can be */
    KeptBytes(BodyMemory memory, int most) {
        this.memory = memory;
        this.most = most;
    }

    synchronized int size() {
        return size;
    }

    /** Keeps the first of these bytes as well. @return whether there was room */
    synchronized boolean add(byte[] come, int count) {
        if (size + count > bytes.length && !grow(size + count)) {
            return false;
        }
        System.arraycopy(come, 0, bytes, size, count);
        size += count;
        return true;
    }

    private boolean grow(int needed) {
        int larger = Math.max(needed, (int) Math.min(most, 2L * bytes.length));
        if (!memory.take(counted(larger) - counted(bytes.length))) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, larger);
        return true;
    }

    private static int counted(int length) {
        return Math.max(0, length - UNCOUNTED);
    }

    /** As {@link java.io.InputStream#read(byte[], int, int)}, as far as bytes have come. */
    synchronized int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        int count = Math.min(length, size - read);
        System.arraycopy(bytes, read, buffer, offset, count);
        read += count;
        return count == 0 ? -1 : count;
    }

    /** Forgets them, because nobody reads them any more. */
    synchronized void letGo() {
        memory.giveBack(counted(bytes.length));
        bytes = new byte[0];
        size = 0;
        read = 0;
    }
}
