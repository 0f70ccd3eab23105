package dev.millrace.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.millrace.worker.FakeEcsAgent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TaskProtectionTest {

    private final FakeEcsAgent agent = new FakeEcsAgent();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final TaskProtection protection = protectionBy(agent.url());

    private TaskProtection protectionBy(@Nullable String url) {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        return new TaskProtection(url, clock, JsonMapper.builder().build());
    }

    @AfterEach
    void stopAgent() {
        agent.close();
    }

    @Test
    void theTaskIsProtectedFromTheFirstAttemptToTheEndOfTheLast() {
        protection.begin();
        protection.begin();
        protection.end();
        assertThat(agent.asked()).containsExactly("PUT 60");

        protection.end();

        assertThat(agent.asked()).containsExactly("PUT 60", "PUT off");
    }

    @Test
    void protectionIsRenewedEveryQuarterOfAnHour() {
        protection.begin();
        later(Duration.ofMinutes(14));
        protection.renew();
        assertThat(agent.asked()).containsExactly("PUT 60");

        later(Duration.ofMinutes(1));
        protection.renew();
        protection.renew();

        assertThat(agent.asked()).containsExactly("PUT 60", "PUT 60");
    }

    @Test
    void protectionThatIsRefusedIsAskedForAgainAtTheNextBeat() {
        agent.refuse(true);
        protection.begin();
        protection.renew();
        agent.refuse(false);
        protection.renew();
        protection.renew();

        assertThat(agent.asked()).containsExactly("PUT 60", "PUT 60", "PUT 60");
    }

    @Test
    void nothingIsRenewedWithoutAnAttempt() {
        protection.begin();
        protection.end();
        later(Duration.ofHours(1));

        protection.renew();

        assertThat(agent.asked()).containsExactly("PUT 60", "PUT off");
    }

    @Test
    void attemptsGoOnWithoutTheAgentAndOutsideOfEcs() {
        agent.close();

        assertThatCode(() -> {
                    protection.begin();
                    protection.renew();
                    protection.end();
                    TaskProtection elsewhere = protectionBy(null);
                    elsewhere.begin();
                    elsewhere.end();
                })
                .doesNotThrowAnyException();
    }

    private void later(Duration time) {
        now = now.plus(time);
    }
}
