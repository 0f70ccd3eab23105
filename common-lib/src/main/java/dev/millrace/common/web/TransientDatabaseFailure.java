package dev.millrace.common.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * Recognises database failures that pass by themselves or are fixed by an operator, so that the same request can succeed
 * later. Pure.
 *
 * <p>why not by exception type: Hibernate and the transaction manager hide these failures in generic types, while the
 * SQLSTATE survives every wrapping.
 */
final class TransientDatabaseFailure {

    /**
     * Prefixes of SQLSTATEs, from PostgreSQL's appendix A: connection exceptions; transaction rollback (serialization,
     * deadlock); insufficient resources (disk full, out of memory, too many connections); shutdown, crash or start-up of the
     * server and cancelled statements; I/O errors outside PostgreSQL; a lock that was not granted in time; a standby that
     * cannot write, as during a failover; transactions that the server ended because they idled or took too long.
     */
    private static final List<String> STATES =
            List.of("08", "40", "53", "57P", "57014", "58", "55P03", "25006", "25P03", "25P04");
    /** The pool's message for a connection that it found broken; it has no SQLSTATE. */
    private static final String TAKEN_BY_POOL = "Connection is closed";

    private TransientDatabaseFailure() {}

    /**
     * Whether such an exception is among the causes or suppressed exceptions, at any depth.
     *
     * <p>why: when a connection breaks in the middle of a transaction, its rollback fails too, and the caller sees only that
     * second failure.
     */
    static boolean isBehind(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        visit(failure, seen, open);
        while (!open.isEmpty()) {
            Throwable next = open.remove();
            if (next instanceof SQLException sql) {
                if (isTransient(sql)) {
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

    private static boolean isTransient(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            return e instanceof SQLNonTransientConnectionException
                    || e instanceof SQLTransientConnectionException
                    || e instanceof SQLRecoverableException
                    || TAKEN_BY_POOL.equals(e.getMessage());
        }
        return STATES.stream().anyMatch(state::startsWith);
    }
}
