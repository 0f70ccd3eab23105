package dev.millrace.video.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.video.RunningService;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jobs that lived in their videos' rows come along, in a schema of their own. */
class JobsMigrationIT {

    private static final String SCHEMA = "jobs_before";
    private static final String BEFORE = "202611292150";

    private final RunningService service = RunningService.shared();
    private final JdbcClient jdbc = service.jdbc();

    @AfterEach
    void drop() {
        jdbc.sql("drop schema if exists jobs_before cascade").update();
    }

    @Test
    void everyJobComesAlongInTheStateThatItWasIn() {
        flyway().target(BEFORE).load().migrate();
        Map<UUID, String> expected = new LinkedHashMap<>();
        expected.put(job("TRANSCODING", true, 0, false, null, false), "WAITING");
        expected.put(job("TRANSCODING", true, 2, true, null, false), "CLAIMED");
        expected.put(job("TRANSCODING", true, 1, true, null, true), "CANCELED");
        expected.put(job("READY", true, 1, true, null, false), "CLAIMED");
        expected.put(job("READY", false, 1, false, null, false), "DONE");
        expected.put(job("READY", false, 3, false, "TIMED_OUT", false), "GIVEN_UP TIMED_OUT");
        expected.put(job("FAILED", false, 1, false, "SOURCE_UNREADABLE", false), "GIVEN_UP SOURCE_UNREADABLE");
        expected.put(job("FAILED", false, 0, false, null, false), "GIVEN_UP ROLLBACK");

        flyway().load().migrate();

        expected.forEach((job, state) -> assertThat(state(job)).isEqualTo(state));
        assertThat(jdbc.sql(
                                "select count(*) from jobs_before.transcode_jobs where failures = 2 and queued_at is not null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(expected.size());
        assertThat(jdbc.sql("select count(*) from information_schema.columns where table_schema = 'jobs_before'"
                                + " and table_name = 'videos' and column_name like 'job%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(service.bean(DataSource.class))
                .schemas(SCHEMA)
                .locations("classpath:db/migration");
    }

    private UUID job(String status, boolean open, int attempt, boolean leased, String failure, boolean deleted) {
        UUID video = UUID.randomUUID();
        UUID job = UUID.randomUUID();
        jdbc.sql("""
                        insert into jobs_before.videos (id, owner_id, title, source_mime, source_size_bytes, source_file_key,
                            duration_seconds, status, status_since, fail_reason, job_id, job_open, job_attempt, job_failures,
                            job_lease_until, job_claim_id, job_active_at, job_queued_at, version, created_at, updated_at,
                            deleted_at)
                        values (:video, 'somebody', 'a tour', 'video/mp4', 1000, 'videos/a', 60, :status, now(),
                            case when :status = 'FAILED' then 'ROLLBACK' end, :job, :open, :attempt, 2,
                            case when :leased then now() end, case when :leased then 'claim' end, now(), now(), 0, now(), now(),
                            case when :deleted then now() end)
                        """)
                .param("video", video)
                .param("job", job)
                .param("status", status)
                .param("open", open)
                .param("attempt", attempt)
                .param("leased", leased)
                .param("deleted", deleted)
                .update();
        if (failure != null) {
            jdbc.sql("insert into jobs_before.transcode_failures (job_id, attempt, video_id, reason, created_at)"
                            + " values (?, ?, ?, ?, now())")
                    .params(job, attempt, video, failure)
                    .update();
        }
        return job;
    }

    private String state(UUID job) {
        return jdbc.sql("select concat_ws(' ', state, fail_reason) from jobs_before.transcode_jobs where id = ?")
                .param(job)
                .query(String.class)
                .single();
    }
}
