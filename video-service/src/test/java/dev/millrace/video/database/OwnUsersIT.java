package dev.millrace.video.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.migration.MigrationRun;
import dev.millrace.local.cloud.Certificate;
import dev.millrace.local.cloud.CloudProcess;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The schema is migrated by a run of its own as its owner; the service is another user, and both verify whom they speak to. */
class OwnUsersIT {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @TempDir
    static Path directory;

    private static ManagedServer server;

    @BeforeAll
    static void start() throws Exception {
        server = ManagedServer.over(CloudProcess.shared(), directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theServiceReadsAndWritesRowsOverTlsAndMayDoNothingElse() {
        String url = server.create("ours");
        migrate(url, "--millrace.migrations.grant-to=" + ManagedServer.APP);

        try (RunningService service = RunningService.another(asApp(url))) {
            Journey video = Journey.aVideo(service).ready();
            assertThat(video.api.delete(video.path()).status()).isEqualTo(204);
            await().untilAsserted(() -> assertThat(server.connectionsOf(ManagedServer.APP)
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrder("video-service", "video-service live"));

            JdbcClient app = service.jdbc();
            for (String sql : List.of(
                    "alter table video.videos add column more text",
                    "create table video.more (id int)",
                    "truncate video.videos",
                    "delete from video.flyway_schema_history")) {
                assertThatExceptionOfType(DataAccessException.class)
                        .as(sql)
                        .isThrownBy(() -> app.sql(sql).update())
                        .havingRootCause()
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refusal -> assertThat(refusal.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
            }
        }
    }

    @Test
    void theServiceDoesNotStartBeforeItsSchemaIsMigrated() {
        String url = server.create("early");

        assertThatThrownBy(() -> RunningService.another(asApp(url)).close())
                .hasRootCauseInstanceOf(FlywayValidateException.class);
    }

    @Test
    void aMigrationMayTakeLongButHoldsUpNobody() {
        String url = server.create("slow");
        migrate(
                url,
                "--spring.flyway.locations=classpath:db/limits",
                "--spring.flyway.schemas=limits",
                "--spring.flyway.default-schema=limits");

        assertThat(JdbcClient.create(new DriverManagerDataSource(url, ManagedServer.OWNER, server.password()))
                        .sql("select statement_limit || ' ' || lock_limit from limits.seen")
                        .query(String.class)
                        .single())
                .isEqualTo("2h 2s");
    }

    @Test
    void anotherServerIsNotTrusted() throws Exception {
        Path other = Certificate.make(directory, "other").certificate();

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(
                                server.url("millrace", other), ManagedServer.APP, server.password())
                        .close())
                .withCauseInstanceOf(SSLException.class);
    }

    private static void migrate(String url, String... more) {
        MigrationRun.run(Stream.concat(
                        Stream.of(
                                "--millrace.migrate",
                                "--spring.datasource.url=" + url,
                                "--spring.datasource.username=" + ManagedServer.OWNER,
                                "--spring.datasource.password=" + server.password()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static Map<String, String> asApp(String url) {
        return Map.of(
                "spring.datasource.url",
                url,
                "spring.datasource.username",
                ManagedServer.APP,
                "spring.datasource.password",
                server.password(),
                "millrace.migrations.on-start",
                "false");
    }
}
