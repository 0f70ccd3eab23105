package dev.millrace.common.pass;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes rows that are older than they are kept, in statements of at most a thousand rows each, so that a backlog makes no
 * transaction long. Thread-safe.
 */
public final class OldRows {

    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final String delete;

    /** @param time column that an index begins with */
    public OldRows(JdbcClient jdbc, String table, String time) {
        this.jdbc = jdbc;
        this.delete =
                "delete from %1$s where ctid = any (array(select ctid from %1$s where %2$s < ? order by %2$s limit %3$d))"
                        .formatted(table, time, AT_ONCE);
    }

    /** Deletes all that are from before that time. */
    public void deleteBefore(Instant time) {
        int deleted;
        do {
            deleted = jdbc.sql(delete).param(Timestamp.from(time)).update();
        } while (deleted == AT_ONCE);
    }
}
