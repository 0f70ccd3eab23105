package dev.millrace.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ShareTest {

    @Test
    void whoFindsNoPlaceToWaitIsRefusedAtOnce() {
        Share share = new Share(1, 0, Duration.ofDays(1));
        assertThat(share.enter()).isTrue();
        assertThat(share.enter()).isFalse();
        share.leave();
        assertThat(share.enter()).isTrue();
    }

    @Test
    void whoWaitsGetsThePlaceThatIsLeft() {
        Share share = new Share(1, 1, Duration.ofSeconds(30));
        share.enter();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(share::enter);
        share.leave();
        assertThat(waiting.join()).isTrue();
    }

    @Test
    void whoWaitedInVainLeavesThePlaceToWait() {
        Share share = new Share(1, 1, Duration.ofMillis(1));
        share.enter();
        for (int i = 0; i < 3; i++) {
            assertThat(share.enter()).isFalse();
        }
        share.leave();
        assertThat(share.enter()).isTrue();
    }
}
