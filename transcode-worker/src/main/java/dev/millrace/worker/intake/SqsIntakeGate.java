package dev.millrace.worker.intake;

import io.awspring.cloud.sqs.listener.ContainerOptions;
import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandlerFactories;
import io.awspring.cloud.sqs.listener.backpressure.BackPressureHandlerFactory;
import io.awspring.cloud.sqs.listener.backpressure.BatchAwareBackPressureHandler;
import java.time.Duration;

/** Lets the listener poll only while messages may be taken; how many concurrently is up to the library's own handler behind it. */
final class SqsIntakeGate implements BatchAwareBackPressureHandler {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final BatchAwareBackPressureHandler slots;
    private final IntakeStatus intake;

    private SqsIntakeGate(BatchAwareBackPressureHandler slots, IntakeStatus intake) {
        this.slots = slots;
        this.intake = intake;
    }

    static BackPressureHandlerFactory inFrontOfTheSlots(IntakeStatus intake) {
        return options -> new SqsIntakeGate(slots(options), intake);
    }

    private static BatchAwareBackPressureHandler slots(ContainerOptions<?, ?> options) {
        var handler = BackPressureHandlerFactories.adaptiveThroughputBackPressureHandler()
                .createBackPressureHandler(options);
        if (handler instanceof BatchAwareBackPressureHandler batches) {
            return batches;
        }
        throw new IllegalStateException("The library's handler does not know batches: " + handler.getClass());
    }

    @Override
    public int requestBatch() throws InterruptedException {
        return intake.isOpen(PATIENCE) ? stillOpen(slots.requestBatch()) : 0;
    }

    @Override
    public int request(int amount) throws InterruptedException {
        return intake.isOpen(PATIENCE) ? stillOpen(slots.request(amount)) : 0;
    }

    // why: the gate may have closed during the wait for a slot
    private int stillOpen(int granted) throws InterruptedException {
        if (granted == 0 || intake.isOpen(Duration.ZERO)) {
            return granted;
        }
        slots.release(granted, ReleaseReason.LIMITED);
        return 0;
    }

    @Override
    public void release(int amount, ReleaseReason reason) {
        slots.release(amount, reason);
    }

    @Override
    public boolean drain(Duration timeout) {
        return slots.drain(timeout);
    }
}
