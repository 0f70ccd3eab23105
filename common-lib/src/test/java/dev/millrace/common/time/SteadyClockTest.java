package dev.millrace.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyClockTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final AtomicReference<Instant> host = new AtomicReference<>(NOW);
    private final AtomicLong nanos = new AtomicLong(-7); // why: System.nanoTime may begin anywhere
    private final SteadyClock clock = new SteadyClock(Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);

    @Test
    void runsByMonotonicTime() {
        nanos.addAndGet(Duration.ofHours(5).plusMillis(3).toNanos());

        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofHours(5)).plusMillis(3));
    }

    @ParameterizedTest
    @ValueSource(longs = {-12, 12})
    void isNotMovedByTheHost(long hours) {
        SteadyClock onHost = new SteadyClock(hostClock(), nanos::get);

        host.set(NOW.plus(Duration.ofHours(hours)));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(onHost.instant()).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void runsOnFromWhatTheReferenceSaid() {
        nanos.addAndGet(1_000);
        clock.set(NOW.minus(Duration.ofHours(3)));
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(clock.instant()).isEqualTo(NOW.minus(Duration.ofHours(3)).plusSeconds(2));
    }

    @Test
    void aSmallDifferenceFromAnInexactReferenceIsLeft() {
        clock.setUnlessWithin(Duration.ofSeconds(15), NOW.minusSeconds(15));
        assertThat(clock.instant()).isEqualTo(NOW);

        clock.setUnlessWithin(Duration.ofSeconds(15), NOW.minusSeconds(16));
        assertThat(clock.instant()).isEqualTo(NOW.minusSeconds(16));
    }

    private Clock hostClock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return host.get();
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
    }
}
