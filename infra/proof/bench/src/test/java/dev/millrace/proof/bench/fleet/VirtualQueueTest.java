package dev.millrace.proof.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.proof.bench.fleet.VirtualQueue.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class VirtualQueueTest {

    private final VirtualTime time = new VirtualTime();
    private final VirtualQueue queue = new VirtualQueue(time);
    private final List<Delivery> deliveries = new ArrayList<>();

    @Test
    void aMessageThatIsNotDeletedIsDeliveredAgain() {
        queue.send(Duration.ZERO);
        queue.receive(deliveries::add);
        queue.receive(deliveries::add);
        time.runUntil(() -> deliveries.size() == 2);

        assertThat(time.instant())
                .isEqualTo(new VirtualTime().instant().plus(Figures.VISIBILITY).plus(Figures.DELIVERY));
        assertThat(deliveries.get(1).isFirst()).isFalse();
    }

    @Test
    void oneThatIsHiddenForLongerIsDeliveredLater() {
        queue.send(Duration.ZERO);
        queue.receive(deliveries::add);
        time.runUntil(() -> deliveries.size() == 1);
        time.in(Duration.ofSeconds(50), () -> deliveries.get(0).hideFor(Duration.ofSeconds(60)));
        queue.receive(deliveries::add);
        time.runUntil(() -> deliveries.size() == 2);

        assertThat(time.seconds()).isBetween(110.0, 111.0);
    }

    @Test
    void oneThatIsDeletedIsGone() {
        queue.send(Duration.ZERO);
        queue.receive(deliveries::add);
        time.runUntil(() -> deliveries.size() == 1);
        deliveries.get(0).delete();
        queue.receive(deliveries::add);
        queue.send(Duration.ofMinutes(5));
        time.runUntil(() -> deliveries.size() == 2);

        assertThat(deliveries.get(1).isFirst()).isTrue();
    }

    @Test
    void whoLeavesGetsNothing() {
        Consumer<Delivery> leaving = delivery -> {
            throw new AssertionError("a worker that left gets a message");
        };
        queue.receive(leaving);
        queue.receive(deliveries::add);
        queue.leave(leaving);
        queue.send(Duration.ZERO);
        time.runUntil(() -> deliveries.size() == 1);

        assertThat(deliveries.get(0).isFirst()).isTrue();
    }
}
