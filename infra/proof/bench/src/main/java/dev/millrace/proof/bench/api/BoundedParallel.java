package dev.millrace.proof.bench.api;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

/** Does something many times, a few at once, as quickly as it is answered. */
final class BoundedParallel {

    private BoundedParallel() {}

    /**
     * Returns the results in order when all are there. Begins no more when one has failed.
     *
     * @param width how many at once
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
