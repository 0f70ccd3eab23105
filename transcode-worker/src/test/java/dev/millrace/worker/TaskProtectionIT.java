package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.TranscodeJob;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real worker as a task of ECS. */
class TaskProtectionIT {

    private static final FakeEcsAgent AGENT = new FakeEcsAgent();

    @RegisterExtension
    static final WorkerFixture fixture =
            WorkerFixture.prepare(Map.of("millrace.tasks.longer-than", "20s", "ECS_AGENT_URI", AGENT.url()));

    @AfterAll
    static void stopAgent() {
        AGENT.close();
    }

    @Test
    void aWorkerIsProtectedDuringEachAttemptAtAJobAndAtItsTasks() {
        TranscodeJob job = fixture.store(DividedJobs.clip(fixture));
        FakeVideoService.Job seen = DividedJobs.divisible(fixture, job);

        fixture.send(job);
        await().atMost(WorkerFixture.LIMIT).until(() -> !seen.parts.isEmpty());
        assertThat(AGENT.asked()).startsWith("PUT 60", "PUT off");
        await().atMost(WorkerFixture.LIMIT).until(() -> !seen.complete().isEmpty());

        int attempts = 1 + seen.parts.size();
        List<String> each = List.of("PUT 60", "PUT off");
        await().atMost(WorkerFixture.LIMIT)
                .untilAsserted(() -> assertThat(AGENT.asked())
                        .isEqualTo(Stream.generate(() -> each)
                                .limit(attempts)
                                .flatMap(List::stream)
                                .toList()));
    }
}
