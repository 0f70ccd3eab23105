package dev.millrace.common.database;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many rows of some tables a question reads, whether through an index or not, within one transaction. */
public final class RowsRead {

    /** why: after ten times the database may have settled for a plan that suits the average owner. */
    private static final int SETTLED = 12;

    private final JdbcClient jdbc;
    private final List<String> tables;

    public RowsRead(JdbcClient jdbc, String... tables) {
        this.jdbc = jdbc;
        this.tables = List.of(tables);
    }

    /** The rows that a question reads when it was asked some times before. */
    public long by(Runnable question) {
        for (int time = 0; time < SETTLED; time++) {
            question.run();
        }
        long before = untilNow();
        question.run();
        return untilNow() - before;
    }

    private long untilNow() {
        return jdbc.sql("select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables"
                        + " where relname in (:tables)")
                .param("tables", tables)
                .query(Long.class)
                .single();
    }
}
