package dev.millrace.common.database;

import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * How many bytes of WAL the statements of a call write: what goes to the database's disk, its replicas and its archive. Without the
 * records of commits, some 40 bytes each.
 */
public final class WalBytes {

    private static final String ADMINISTRATOR = "postgres";
    private static final int ROUNDS = 5;

    private final JdbcClient jdbc;
    private final int calls;

    /**
     * @param properties of the service, which name the database
     * @param calls how many each of five rounds has; as many come before the first one
     */
    public WalBytes(Map<String, String> properties, int calls) {
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(
                Objects.requireNonNull(properties.get("spring.datasource.url")),
                ADMINISTRATOR,
                Objects.requireNonNull(properties.get("spring.datasource.password"))));
        this.calls = calls;
        // why not the position in the log: autovacuum writes there too, and more than any call
        jdbc.sql("create extension if not exists pg_stat_statements").update();
    }

    /** The bytes of one call, in the round that wrote the fewest. */
    public long of(Runnable call) {
        run(call);
        // why: passes write now and then
        return LongStream.range(0, ROUNDS).map(round -> ofARound(call)).min().orElseThrow();
    }

    private long ofARound(Runnable call) {
        long before = written();
        run(call);
        return (written() - before) / calls;
    }

    private void run(Runnable call) {
        for (int called = 0; called < calls; called++) {
            call.run();
        }
    }

    private long written() {
        // why: locks of passes are written by the second, so that few calls in many seconds would seem to write them
        return jdbc.sql("select coalesce(sum(wal_bytes), 0)::bigint from pg_stat_statements "
                        + "where query not like '%shedlock%'")
                .query(Long.class)
                .single();
    }
}
