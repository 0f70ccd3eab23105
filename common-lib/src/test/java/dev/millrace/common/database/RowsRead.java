package dev.millrace.common.database;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many rows of some tables a question reads, whether through an index or not, within one transaction. */
public final class RowsRead {

    /** why: which of them the database settles for depends on what the tables held when it was asked first. */
    private static final List<String> PLANS = List.of("force_custom_plan", "force_generic_plan");

    private final JdbcClient jdbc;
    private final List<String> tables;

    public RowsRead(JdbcClient jdbc, String... tables) {
        this.jdbc = jdbc;
        this.tables = List.of(tables);
    }

    /** The rows that a question reads, at worst: planned for its own parameters, or for any. */
    public long by(Runnable question) {
        return PLANS.stream().mapToLong(plan -> by(question, plan)).max().orElseThrow();
    }

    private long by(Runnable question, String plan) {
        jdbc.sql("set local plan_cache_mode = " + plan).update();
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
