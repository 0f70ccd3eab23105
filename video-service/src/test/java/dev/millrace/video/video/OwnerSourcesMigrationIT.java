package dev.millrace.video.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.video.RunningService;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sources that are there before their sum is kept are in it, in a schema of their own. */
class OwnerSourcesMigrationIT {

    private static final String SCHEMA = "sources_before";
    private static final String BEFORE = "202611301600";

    private final RunningService service = RunningService.shared();
    private final JdbcClient jdbc = service.jdbc();

    @AfterEach
    void drop() {
        jdbc.sql("drop schema if exists sources_before cascade").update();
    }

    @Test
    void allThatIsKeptIsInTheSum() {
        flyway().target(BEFORE).load().migrate();
        video("DRAFT", null, false, 1);
        video("UPLOADING", null, false, 10);
        video("READY", "videos/a", false, 100);
        video("FAILED", "videos/b", false, 1_000);
        video("FAILED", null, false, 10_000);
        video("READY", "videos/c", true, 100_000);

        flyway().load().migrate();

        assertThat(sum()).isEqualTo(1_110);
        // why: a trigger finds its table by itself, also when the connection names none of this schema
        video("READY", "videos/d", false, 1_000_000);
        assertThat(sum()).isEqualTo(1_001_110);
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(service.bean(DataSource.class))
                .schemas(SCHEMA)
                .locations("classpath:db/migration");
    }

    private void video(String status, String key, boolean isDeleted, long bytes) {
        jdbc.sql("""
                        insert into sources_before.videos (id, owner_id, title, source_mime, source_size_bytes, source_file_key,
                            duration_seconds, status, status_since, fail_reason, version, created_at, updated_at, deleted_at)
                        values (gen_random_uuid(), 'somebody', 'a tour', 'video/mp4', :bytes, :key, 60, :status, now(),
                            case when :status = 'FAILED' then 'ROLLBACK' end, 0, now(), now(), case when :deleted then now() end)
                        """)
                .param("status", status)
                .param("key", key)
                .param("deleted", isDeleted)
                .param("bytes", bytes)
                .update();
    }

    private long sum() {
        return jdbc.sql("select bytes from sources_before.owner_sources where owner_id = 'somebody'")
                .query(Long.class)
                .single();
    }
}
