package dev.millrace.proof.bench.api;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A kind of call to measure, saturated and at rising rates.
 *
 * @param title name of the call
 * @param firstRate initial calls per second
 * @param window number of calls in a window of the warm-up: a second or more of processor time
 * @param preparation prepares for a number of calls, and returns a sender
 */
record Load(String title, double firstRate, int window, Preparation preparation) {

    /** Creates what calls need before the measurement. */
    interface Preparation {

        /** @return sends a call and returns its status */
        Supplier<CompletableFuture<Integer>> of(int calls) throws InterruptedException;
    }
}
