package dev.millrace.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.millrace.video.Api.Answer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL ends a connection in the middle of a request, as in a crash or a stop, or fails a statement for want of resources. */
class DatabaseLossIT {

    private static final String RENAMED = "{\"title\": \"Renamed\"}";
    private static final long COMMIT_LOCK = 4711;

    private final RunningService service = RunningService.shared();
    private final Api owner = service.asSomebody();

    @Test
    void aStatementWhoseConnectionIsLostIsAnswered503AndCanBeRepeated() throws SQLException {
        UUID id = owner.draft();
        try (Connection other = service.bean(DataSource.class).getConnection()) {
            other.setAutoCommit(false);
            try (Statement locking = other.createStatement()) {
                locking.execute("select * from videos where id = '" + id + "' for update");
            }
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> rename(id));
            endWhoeverWaitsFor("transactionid");

            assertUnavailable(answer.join());
            other.rollback();
        }
        assertThat(rename(id).status()).isEqualTo(200);
    }

    @Test
    void aCommitWhoseConnectionIsLostIsAnswered503AndCanBeRepeated() throws SQLException {
        UUID id = owner.draft();
        try (Connection other = service.bean(DataSource.class).getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("create function wait_at_commit() returns trigger language plpgsql as "
                    + "$$ begin perform pg_advisory_xact_lock(" + COMMIT_LOCK + "); return null; end $$");
            statement.execute("create constraint trigger at_commit after update on videos deferrable initially deferred"
                    + " for each row when (new.id = '" + id + "') execute function wait_at_commit()");
            try {
                statement.execute("select pg_advisory_lock(" + COMMIT_LOCK + ")");
                CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> rename(id));
                endWhoeverWaitsFor("advisory");

                assertUnavailable(answer.join());
                assertThat(owner.get("/api/videos/" + id).json().get("title").asString())
                        .isEqualTo("Property tour");
            } finally {
                statement.execute("select pg_advisory_unlock(" + COMMIT_LOCK + ")");
                statement.execute("drop function wait_at_commit cascade");
            }
        }
        assertThat(rename(id).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"53100", "53200", "58030", "25006", "40P01", "55P03"})
    void aStatementThatTheServerCannotCarryOutNowIsAnswered503AndCanBeRepeated(String state) {
        UUID id = owner.draft();

        failUpdatesOf(id, "before update on videos", state);
        try {
            assertUnavailable(rename(id));
        } finally {
            stopFailing();
        }
        assertThat(rename(id).status()).isEqualTo(200);
    }

    @Test
    void aCommitForWhichTheDiskHasNoRoomIsAnswered503AndCanBeRepeated() {
        UUID id = owner.draft();

        failUpdatesOf(id, "after update on videos deferrable initially deferred", "53100");
        try {
            assertUnavailable(rename(id));
        } finally {
            stopFailing();
        }
        assertThat(rename(id).status()).isEqualTo(200);
    }

    /** As while PostgreSQL is away: Prometheus gives up after ten seconds, and a sequence of waits would hide all series. */
    @Test
    void whoReadsAllMetersWaitsForOneConnectionAlone() throws SQLException {
        HikariDataSource pool = service.bean(DataSource.class).unwrap(HikariDataSource.class);
        Duration wait = Duration.ofMillis(pool.getConnectionTimeout());
        MeterRegistry meters = service.bean(MeterRegistry.class);
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < pool.getMaximumPoolSize()) {
                all.add(pool.getConnection());
            }
            long began = System.nanoTime();
            meters.forEachMeter(meter -> meter.measure().forEach(Measurement::getValue));

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(wait.multipliedBy(2));
            assertThat(waitingJobs(meters)).isNaN();
        } finally {
            for (Connection one : all) {
                one.close();
            }
        }
        await().untilAsserted(() -> assertThat(waitingJobs(meters)).isNotNaN());
    }

    private static double waitingJobs(MeterRegistry meters) {
        return meters.get("video.jobs.waiting").gauge().value();
    }

    private void failUpdatesOf(UUID id, String when, String state) {
        service.jdbc()
                .sql("create function fail_update() returns trigger language plpgsql as "
                        + "$$ begin raise exception using errcode = '" + state + "'; end $$")
                .update();
        service.jdbc()
                .sql("create " + (when.startsWith("after") ? "constraint " : "") + "trigger failing " + when
                        + " for each row when (new.id = '" + id + "') execute function fail_update()")
                .update();
    }

    private void stopFailing() {
        service.jdbc().sql("drop function fail_update cascade").update();
    }

    private Answer rename(UUID id) {
        return owner.send("PATCH", "/api/videos/" + id, RENAMED, Map.of());
    }

    private void endWhoeverWaitsFor(String lock) {
        await().untilAsserted(() -> assertThat(service.jdbc()
                        .sql("select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where wait_event_type = 'Lock' and wait_event = ?")
                        .param(lock)
                        .query(Boolean.class)
                        .list())
                .containsExactly(true));
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isNotNull();
    }
}
