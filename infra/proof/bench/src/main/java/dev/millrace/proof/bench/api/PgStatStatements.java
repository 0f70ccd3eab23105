package dev.millrace.proof.bench.api;

import dev.millrace.local.cloud.CloudEndpoints;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Statement statistics of the suite's database, read as its administrator. */
final class PgStatStatements implements AutoCloseable {

    /** The local suite gives it the owner's password. */
    private static final String ADMINISTRATOR = "postgres";

    private static final Set<String> WORK = Set.of("select", "insert", "update", "delete", "with");

    private final Connection connection;

    private PgStatStatements(Connection connection) {
        this.connection = connection;
    }

    static PgStatStatements open(CloudEndpoints cloud) throws SQLException {
        PgStatStatements statements =
                new PgStatStatements(DriverManager.getConnection(cloud.jdbcUrl(), ADMINISTRATOR, cloud.jdbcPassword()));
        statements.run("create extension if not exists pg_stat_statements");
        return statements;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Statements executed since the last {@link #reset}, by text, without our own. */
    Map<String, Executed> executed() throws SQLException {
        Map<String, Executed> all = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select s.query, sum(s.calls) as calls, sum(s.total_exec_time) as millis,
                               sum(s.shared_blks_hit + s.shared_blks_read) as pages,
                               sum(s.rows) as rows, sum(s.wal_bytes) as wal
                        from pg_stat_statements s join pg_roles r on r.oid = s.userid
                        where r.rolname = 'millrace'
                        group by s.query
                        """)) {
            while (row.next()) {
                all.put(
                        row.getString("query"),
                        new Executed(
                                row.getLong("calls"),
                                row.getDouble("millis"),
                                row.getLong("pages"),
                                row.getLong("rows"),
                                row.getLong("wal")));
            }
        }
        return all;
    }

    /** Total of all statements that do work. */
    Executed work() throws SQLException {
        return executed().entrySet().stream()
                .filter(one -> isOfWork(one.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Executed.NONE, Executed::plus);
    }

    /** Whether the statement reads or writes rows, unlike transaction control and SET. */
    static boolean isOfWork(String query) {
        String word = query.stripLeading().split("[^A-Za-z]", 2)[0].toLowerCase(Locale.ROOT);
        return WORK.contains(word);
    }

    void reset() throws SQLException {
        run("select pg_stat_statements_reset()");
    }

    /**
     * Statistics of one statement.
     *
     * @param millis total of all calls
     * @param pages total of 8 KiB pages read by all calls, mostly from memory
     * @param rows total of rows returned or written
     * @param wal total of bytes of WAL
     */
    record Executed(long calls, double millis, long pages, long rows, long wal) {

        static final Executed NONE = new Executed(0, 0, 0, 0, 0);

        Executed plus(Executed other) {
            return new Executed(
                    calls + other.calls,
                    millis + other.millis,
                    pages + other.pages,
                    rows + other.rows,
                    wal + other.wal);
        }

        Executed since(Executed before) {
            return new Executed(
                    calls - before.calls,
                    millis - before.millis,
                    pages - before.pages,
                    rows - before.rows,
                    wal - before.wal);
        }

        double pagesPerCall() {
            return (double) pages / calls;
        }

        double millisPerCall() {
            return millis / calls;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
