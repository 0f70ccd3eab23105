package dev.millrace.common.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Tells whether a failure comes from a database connection that broke. Pure. */
final class LostConnection {

    /** Connection exceptions of the SQL standard. */
    private static final String CONNECTION = "08";
    /** PostgreSQL shuts down, has crashed, or does not take connections yet. */
    private static final String SERVER_LEAVES = "57P0";
    /** What the pool answers in place of a connection that it has found broken; it gives no state. */
    private static final String TAKEN_BY_POOL = "Connection is closed";

    private LostConnection() {}

    /**
     * Whether such an exception is among the causes or the suppressed, at any depth.
     *
     * <p>why: when a connection breaks in the middle of a transaction, its rollback fails too, and that second failure is all
     * that a caller gets to see.
     */
    static boolean isBehind(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        visit(failure, seen, open);
        while (!open.isEmpty()) {
            Throwable next = open.remove();
            if (next instanceof SQLException sql) {
                if (isLost(sql)) {
                    return true;
                }
                visit(sql.getNextException(), seen, open);
            }
            if (next instanceof TransactionSystemException ending) {
                visit(ending.getApplicationException(), seen, open);
            }
            visit(next.getCause(), seen, open);
            for (Throwable suppressed : next.getSuppressed()) {
                visit(suppressed, seen, open);
            }
        }
        return false;
    }

    private static void visit(@Nullable Throwable one, Set<Throwable> seen, Deque<Throwable> open) {
        if (one != null && seen.add(one)) {
            open.add(one);
        }
    }

    private static boolean isLost(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            return e instanceof SQLNonTransientConnectionException
                    || e instanceof SQLTransientConnectionException
                    || e instanceof SQLRecoverableException
                    || TAKEN_BY_POOL.equals(e.getMessage());
        }
        return state.startsWith(CONNECTION) || state.startsWith(SERVER_LEAVES);
    }
}
