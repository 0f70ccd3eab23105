package dev.millrace.proof.bench.api;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

/** Runs asynchronous calls with bounded concurrency. */
final class BoundedParallel {

    private BoundedParallel() {}

    /**
     * Returns all results in order. Starts no more calls after a failure.
     *
     * @param width most concurrent calls
     * @throws java.util.concurrent.CompletionException when one failed
     */
    static <T> List<T> run(int count, int width, IntFunction<CompletableFuture<T>> each) throws InterruptedException {
        Semaphore places = new Semaphore(width);
        List<CompletableFuture<T>> results = new ArrayList<>();
        AtomicBoolean failed = new AtomicBoolean();
        for (int number = 0; number < count && !failed.get(); number++) {
            places.acquire();
            CompletableFuture<T> result = each.apply(number);
            results.add(result);
            var unused = result.whenComplete((done, failure) -> {
                failed.compareAndSet(false, failure != null);
                places.release();
            });
        }
        return results.stream().map(CompletableFuture::join).toList();
    }
}
