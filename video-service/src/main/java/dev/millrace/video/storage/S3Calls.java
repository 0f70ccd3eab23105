package dev.millrace.video.storage;

import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.common.problem.Unavailable;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * How this service calls S3: each call with a limit, many of them side by side, and {@link Unavailable} when S3 does not answer.
 * Thread-safe; its threads only wait for answers.
 */
@Component
class S3Calls {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;

    private final AwsRequestOverrideConfiguration bounded;
    private final ExecutorService threads;

    S3Calls(BucketProperties bucket, StorageProperties properties) {
        this.bounded = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(bucket.callTimeout())
                .build();
        this.threads = Executors.newFixedThreadPool(properties.parallelCalls(), work -> {
            Thread thread = new Thread(work, "storage");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** What a request needs to end within {@link BucketProperties#callTimeout()}. */
    AwsRequestOverrideConfiguration bounded() {
        return bounded;
    }

    /** The call's answer, here and now. */
    static <T> T reached(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            Unavailable unavailable = new Unavailable("The media storage", RETRY_AFTER);
            unavailable.initCause(e);
            throw unavailable;
        }
    }

    /** Calls once for each of them in parallel, and answers in their order when all are done. */
    <K, T> List<T> each(Collection<K> all, Function<K, T> call) {
        List<CompletableFuture<T>> answers = all.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> reached(() -> call.apply(one)), threads))
                .toList();
        try {
            return answers.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Unavailable unavailable ? unavailable : e;
        }
    }

    /** Whether S3 says that there is no such object. */
    static boolean isAbsent(S3Exception e) {
        return e.statusCode() == NOT_FOUND;
    }

    @PreDestroy
    void close() {
        threads.shutdown();
    }
}
