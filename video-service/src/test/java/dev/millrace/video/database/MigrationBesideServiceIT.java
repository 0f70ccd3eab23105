package dev.millrace.video.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.migration.MigrationRun;
import dev.millrace.local.cloud.CloudProcess;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A schema is migrated while its service answers calls. The service's statements may take 4 s here instead of 15, so that a
 * migration of 5 s is longer than those and than the 3 s for which they wait for a lock.
 */
class MigrationBesideServiceIT {

    private static final String LIMITS = "-c statement_timeout=4s -c lock_timeout=3s";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String QUERY_CANCELED = "57014";

    private static DriverManagerDataSource database;
    private static RunningService service;

    @BeforeAll
    static void start() {
        Map<String, String> cloud = CloudProcess.shared().serviceProperties("video-service");
        String url = String.valueOf(cloud.get("spring.datasource.url"));
        String user = String.valueOf(cloud.get("spring.datasource.username"));
        String password = String.valueOf(cloud.get("spring.datasource.password"));
        JdbcClient.create(new DriverManagerDataSource(url, "postgres", password))
                .sql("create database beside owner " + user)
                .update();
        database = new DriverManagerDataSource(url.replaceFirst("/[^/]*$", "/beside"), user, password);
        service = RunningService.another(Map.of(
                "spring.datasource.url",
                String.valueOf(database.getUrl()),
                "spring.datasource.hikari.data-source-properties.options",
                LIMITS));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aMigrationThatTakesLongerThanACallMayDisturbsNone() {
        CompletableFuture<Void> migration =
                CompletableFuture.runAsync(() -> migrate("video", "classpath:db/migration,classpath:db/slow"));
        await().until(() ->
                count("select count(*) from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()"
                                + " and query like '%pg_sleep%'")
                        == 1);

        Journey video = Journey.aVideo(service).ready();
        assertThat(video.status()).isEqualTo("READY");

        migration.join();
        assertThat(count("select count(*) from video.notes")).isNotNegative();
        assertThat(Journey.aVideo(service).ready().status()).isEqualTo("READY");
        assertThatCode(service.bean(Flyway.class)::validate)
                .as("a later schema")
                .doesNotThrowAnyException();
        assertThatExceptionOfType(DataAccessException.class)
                .as("the same as a call")
                .isThrownBy(
                        () -> service.jdbc().sql("select pg_sleep(5)").query().singleRow())
                .havingRootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo(QUERY_CANCELED));
    }

    @Test
    void aMigrationThatGetsNoLockGivesUpBeforeTheCallsBehindIt() throws SQLException {
        Journey video = Journey.aVideo(service).uploading();
        try (Connection reader = database.getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("lock table video.videos in access share mode");
            CompletableFuture<Void> migration =
                    CompletableFuture.runAsync(() -> migrate("blocked", "classpath:db/blocked"));
            await().until(() ->
                    count("select count(*) from pg_locks where not granted and relation = 'video.videos'::regclass")
                            == 1);

            assertThat(video.status()).isEqualTo("UPLOADING");

            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(migration::join)
                    .havingRootCause()
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo(LOCK_NOT_AVAILABLE));
        }

        migrate("blocked", "classpath:db/blocked");
        assertThat(Journey.aVideo(service).ready().status()).isEqualTo("READY");
    }

    private static void migrate(String schema, String locations) {
        MigrationRun.run(
                "--millrace.migrate",
                "--spring.datasource.url=" + database.getUrl(),
                "--spring.datasource.username=" + database.getUsername(),
                "--spring.datasource.password=" + database.getPassword(),
                "--spring.flyway.schemas=" + schema,
                "--spring.flyway.default-schema=" + schema,
                "--spring.flyway.locations=" + locations);
    }

    private static int count(String sql) {
        return JdbcClient.create(database).sql(sql).query(Integer.class).single();
    }
}
