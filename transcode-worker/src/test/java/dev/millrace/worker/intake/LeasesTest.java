package dev.millrace.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.ClaimAnswer.Claimed;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.worker.FakeEcsAgent;
import dev.millrace.worker.attempt.TranscodeAttempt;
import dev.millrace.worker.attempt.WorkerProperties;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

class LeasesTest {

    private static final Duration SOON = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final FakeEcsAgent agent = new FakeEcsAgent();
    private final TaskProtection protection = new TaskProtection(
            agent.url(), Clock.systemUTC(), JsonMapper.builder().build());
    private final AtomicInteger renewals = new AtomicInteger();
    private final Claims claims = new Claims(null, null, null) {
        @Override
        void renew(AttemptId attempt) {
            renewals.incrementAndGet();
        }
    };
    private final Leases leases = new Leases(
            claims,
            protection,
            new IntakeProperties(SOON, SOON, LIMIT, SOON, SOON),
            new WorkerProperties(1, Path.of("scratch"), DataSize.ofBytes(0)));

    @AfterEach
    void stop() {
        leases.destroy();
        agent.close();
    }

    @Test
    void theTasksProtectionIsKeptWithTheLease() {
        agent.refuse(true);
        protection.begin();

        try (Lease ignored = leases.keep(attempt(), new DetachedDelivery())) {
            await().atMost(LIMIT).until(() -> agent.asked().size() > 2);
        }

        assertThat(agent.asked()).containsOnly("PUT 60");
        assertThat(renewals).hasPositiveValue();
    }

    private static TranscodeAttempt attempt() {
        TranscodeJob job = TranscodeJob.of(UUID.randomUUID(), UUID.randomUUID(), "source", Instant.EPOCH, null);
        return new TranscodeAttempt(job, new Claimed(1, 0, 60, false, null, 0, 0, 0));
    }
}
