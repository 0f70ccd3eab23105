package dev.millrace.video.storage;

import dev.millrace.common.bucket.S3Clients;
import dev.millrace.common.problem.Unavailable;
import jakarta.annotation.PreDestroy;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Calls S3 for many objects side by side. Thread-safe; its threads only wait for answers. */
@Component
class S3ParallelCalls {

    private final ExecutorService threads;

    S3ParallelCalls(StorageProperties properties) {
        this.threads = Executors.newFixedThreadPool(properties.parallelCalls(), work -> {
            Thread thread = new Thread(work, "storage");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Calls once for each of them in parallel, and answers in their order when all are done. */
    <K, T> List<T> each(Collection<K> all, Function<K, T> call) {
        List<CompletableFuture<T>> answers = all.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> S3Clients.answered(() -> call.apply(one)), threads))
                .toList();
        try {
            return answers.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Unavailable unavailable ? unavailable : e;
        }
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }
}
