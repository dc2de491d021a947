package org.linli.store;

import java.sql.SQLException;
import java.util.Set;
import org.linli.api.data.Contention;
import org.linli.api.data.DataFault;
import org.linli.api.data.DuplicateKey;
import org.linli.api.data.Unreachable;

/** What a failed statement means, by SQLState. */
final class Faults {

    static final String DUPLICATE = "23505";

    /** Serialization failure and deadlock (both), lock time-outs (Derby), deadlock and lock not available (PostgreSQL). */
    private static final Set<String> CONTENTION = Set.of("40001", "40XL1", "40XL2", "40P01", "55P03");

    /** The way to the server is cut, or it stops, has crashed, or is starting; not 08000, with which Derby gives up for a thread that is interrupted. */
    private static final Set<String> AWAY = Set.of("08001", "08003", "08004", "08006", "08007", "57P01", "57P02", "57P03");

    private Faults() {
    }

    /** @param doing what was tried, usually the statement */
    static DataFault of(String doing, SQLException e) {
        for (SQLException cause = e; cause != null; cause = cause.getNextException()) {
            String state = cause.getSQLState();
            if (DUPLICATE.equals(state)) {
                return new DuplicateKey(doing + ": " + cause.getMessage(), e);
            }
            if (state != null && CONTENTION.contains(state)) {
                return new Contention(doing + ": " + cause.getMessage(), e);
            }
            if (state != null && AWAY.contains(state)) {
                return new Unreachable(doing + ": " + cause.getMessage(), e);
            }
        }
        SQLException last = e;
        while (last.getNextException() != null) {
            last = last.getNextException();
        }
        return new DataFault(doing + ": " + last.getMessage(), e);
    }

    static boolean duplicate(SQLException e) {
        return of("", e) instanceof DuplicateKey;
    }
}
