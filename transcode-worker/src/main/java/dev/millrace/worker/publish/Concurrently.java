package dev.millrace.worker.publish;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Does one thing for many, several of them concurrently: a round trip to S3 takes longer than what it brings. */
final class Concurrently {

    private static final int MOST = 16;

    private Concurrently() {}

    /** The results in the order of what they are of; throws what the first one threw. */
    static <T, R> List<R> map(List<T> all, Function<T, R> step) {
        ExecutorService threads = Executors.newFixedThreadPool(MOST);
        try {
            List<CompletableFuture<R>> results = all.stream()
                    .map(one -> CompletableFuture.supplyAsync(() -> step.apply(one), threads))
                    .toList();
            return results.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        } finally {
            threads.shutdownNow();
        }
    }
}
