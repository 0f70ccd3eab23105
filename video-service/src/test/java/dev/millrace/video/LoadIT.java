package dev.millrace.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.Internal.RenewRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A stalled database and many callers: few wait, the others are refused immediately, and internal calls get through. */
class LoadIT {

    private static final int CALLERS = 40;
    private static final int AT_WORK = 3;

    private static RunningService service;
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

    @BeforeAll
    static void start() {
        service = RunningService.another(Map.of(
                "spring.datasource.hikari.maximum-pool-size", "5",
                "spring.datasource.hikari.data-source-properties.ApplicationName", "load-test",
                "spring.datasource.hikari.data-source-properties.options", "-c lock_timeout=15s",
                "millrace.load.public-calls", "" + AT_WORK,
                "millrace.load.waiting", "4",
                "millrace.load.patience", "300ms"));
        // why: it asks for the keys of tokens first
        await().until(() -> service.asSomebody().get("/api/videos").status() == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void whileARowIsHeldTheOthersAreRefusedAndOwnCallsAndHealthGoOn() throws Exception {
        Journey held = Journey.aVideo(service);
        Journey atWork = Journey.aVideo(service).claimed();
        List<CompletableFuture<Api.Answer>> answers;
        try (Connection connection =
                RunningService.shared().bean(DataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            lock(connection, held);
            answers = IntStream.range(0, CALLERS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> describe(held), callers))
                    .toList();
            await().until(() -> waitingForTheRow() == AT_WORK);
            await().until(() ->
                    answers.stream().filter(CompletableFuture::isDone).count() >= CALLERS - AT_WORK);

            assertThat(waitingForTheRow()).isEqualTo(AT_WORK);
            assertThat(service.signed()
                            .post(
                                    "/internal/jobs/" + atWork.jobId + "/renew",
                                    new RenewRequest(atWork.videoId, atWork.attempt))
                            .status())
                    .isEqualTo(204);
            assertThat(atWork.report(atWork.progressReport(10, null)).status()).isEqualTo(204);
            assertThat(service.asNobody().get("/actuator/health/liveness").status())
                    .isEqualTo(200);
            connection.rollback();
        }

        List<Api.Answer> all = answers.stream().map(CompletableFuture::join).toList();
        assertThat(all).extracting(Api.Answer::status).containsOnly(200, 503);
        assertThat(all).filteredOn(answer -> answer.status() == 200).hasSize(AT_WORK);
        assertThat(all).filteredOn(answer -> answer.status() == 503).allSatisfy(answer -> {
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(answer.json().get("code").asString()).isEqualTo("UNAVAILABLE");
        });
        assertThat(describe(held).status()).isEqualTo(200);
        callers.shutdown();
    }

    private static Api.Answer describe(Journey video) {
        return video.api.send("PATCH", video.path(), "{\"description\": \"Two bedrooms\"}", Map.of());
    }

    private static void lock(Connection connection, Journey video) throws Exception {
        try (PreparedStatement lock = connection.prepareStatement("select 1 from videos where id = ? for update")) {
            lock.setObject(1, video.videoId);
            lock.execute();
        }
    }

    private static long waitingForTheRow() {
        return RunningService.shared()
                .jdbc()
                .sql("select count(*) from pg_stat_activity where application_name = 'load-test' "
                        + "and wait_event_type = 'Lock'")
                .query(Long.class)
                .single();
    }
}
