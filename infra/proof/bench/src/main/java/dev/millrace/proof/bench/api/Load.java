package dev.millrace.proof.bench.api;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * One kind of call that is made at rising rates.
 *
 * @param title what it is
 * @param firstRate calls per second to begin with
 * @param preparation makes what that many calls need, and gives what sends one
 */
record Load(String title, double firstRate, Preparation preparation) {

    /** What is there before anything is measured. */
    interface Preparation {

        /** @return what sends a call and gives the status of its answer */
        Supplier<CompletableFuture<Integer>> of(int calls) throws InterruptedException;
    }
}
