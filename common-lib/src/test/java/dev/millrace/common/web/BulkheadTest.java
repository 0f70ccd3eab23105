package dev.millrace.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BulkheadTest {

    @Test
    void callBeyondTheQueueIsRejectedImmediately() {
        Bulkhead bulkhead = new Bulkhead(1, 0, Duration.ofDays(1));
        assertThat(bulkhead.enter()).isTrue();
        assertThat(bulkhead.enter()).isFalse();
        bulkhead.leave();
        assertThat(bulkhead.enter()).isTrue();
    }

    @Test
    void waitingCallGetsTheReleasedPermit() {
        Bulkhead bulkhead = new Bulkhead(1, 1, Duration.ofSeconds(30));
        bulkhead.enter();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(bulkhead::enter);
        bulkhead.leave();
        assertThat(waiting.join()).isTrue();
    }

    @Test
    void timedOutCallFreesItsQueueSlot() {
        Bulkhead bulkhead = new Bulkhead(1, 1, Duration.ofMillis(1));
        bulkhead.enter();
        for (int i = 0; i < 3; i++) {
            assertThat(bulkhead.enter()).isFalse();
        }
        bulkhead.leave();
        assertThat(bulkhead.enter()).isTrue();
    }
}
