package dev.millrace.proof.bench.api;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A kind of call to measure, saturated and at fixed rates.
 *
 * @param title name of the call
 * @param rate calls per second of a quiet system
 * @param window number of calls in a window of the warm-up: a second or more of processor time
 * @param width calls that are open at a time when saturated
 * @param preparation prepares for a number of calls, and returns a sender
 */
record Load(String title, double rate, int window, int width, Preparation preparation) {

    /** Enough that the processors are never idle, and few enough that calls do not wait for long. */
    private static final int FEW = 8;

    /** A load of few calls at a time. */
    Load(String title, double rate, int window, Preparation preparation) {
        this(title, rate, window, FEW, preparation);
    }

    /** Creates what calls need before the measurement. */
    interface Preparation {

        /** @return sends a call and returns its status */
        Supplier<CompletableFuture<Integer>> of(int calls) throws InterruptedException;
    }
}
