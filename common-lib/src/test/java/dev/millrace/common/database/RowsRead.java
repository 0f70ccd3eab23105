package dev.millrace.common.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How many rows of some tables, or entries of their indexes, each question reads when there are very many. */
public final class RowsRead {

    /** why: which of them the database settles for depends on what the tables held when it was asked first. */
    private static final List<String> PLANS = List.of("force_custom_plan", "force_generic_plan");

    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final List<String> tables;

    public RowsRead(TransactionTemplate transactions, JdbcClient jdbc, String... tables) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.tables = List.of(tables);
    }

    /**
     * Fills the tables, asks each question, and rolls all of it back.
     *
     * @param fill inserts the rows, by statements each of which the service's own time limit for a statement allows
     * @param questions what is asked, by title
     * @return the rows and entries that each question reads, at worst: planned for its own parameters, or for any
     */
    public Map<String, Long> by(Runnable fill, Map<String, Runnable> questions) {
        Map<String, Long> read = new LinkedHashMap<>();
        transactions.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            fill.run();
            tables.forEach(table -> jdbc.sql("analyze " + table).update());
            questions.forEach((title, question) -> read.put(title, by(question)));
        });
        return read;
    }

    private long by(Runnable question) {
        return PLANS.stream().mapToLong(plan -> by(question, plan)).max().orElseThrow();
    }

    private long by(Runnable question, String plan) {
        jdbc.sql("set local plan_cache_mode = " + plan).update();
        long before = untilNow();
        question.run();
        return untilNow() - before;
    }

    /** why of the indexes: a row that an index alone answers for, or that another condition rejects, is read too. */
    private long untilNow() {
        return jdbc.sql("""
                        select sum(pg_stat_get_xact_tuples_returned(oid))
                        from (select oid from pg_class where relname in (:tables)
                              union all
                              select i.indexrelid from pg_index i join pg_class c on c.oid = i.indrelid
                              where c.relname in (:tables)) as relations
                        """).param("tables", tables).query(Long.class).single();
    }
}
