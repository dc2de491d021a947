package org.linli.core.imports;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.linli.api.data.Db;
import org.linli.api.jobs.JobHandler;

/** A run whose node dies after so many steps, and which another node may go on with. */
public final class MortalRun implements JobHandler.Run {

    private final String id;
    private final String parameters;
    private int stepsLeft;
    private String cursor;

    public MortalRun(String id, String parameters, int stepsLeft) {
        this.id = id;
        this.parameters = parameters;
        this.stepsLeft = stepsLeft;
    }

    /** From now on no node dies. */
    public void onAnotherNode() {
        stepsLeft = Integer.MAX_VALUE;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String parameters() {
        return parameters;
    }

    @Override
    public String cursor() {
        return cursor;
    }

    @Override
    public void step(Db db, String next, long done, long total) {
        if (stepsLeft-- == 0) {
            throw new IllegalStateException("killed");
        }
        cursor = next;
    }

    @Override
    public void progress(long done, long total) {
        assertTrue(done <= total);
    }
}
