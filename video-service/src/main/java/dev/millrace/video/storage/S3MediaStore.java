package dev.millrace.video.storage;

import dev.millrace.common.problem.Unavailable;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The media bucket in S3. Thread-safe; its threads only wait for answers to HEAD requests. */
@Component
class S3MediaStore implements MediaStore {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final StorageProperties properties;
    private final AwsRequestOverrideConfiguration bounded;
    private final ExecutorService calls;

    S3MediaStore(S3Client s3, StorageProperties properties) {
        this.s3 = s3;
        this.properties = properties;
        this.bounded = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(properties.timeout())
                .build();
        this.calls = Executors.newFixedThreadPool(properties.parallelCalls(), work -> {
            Thread thread = new Thread(work, "storage");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public boolean exists(String key) {
        return reached(() -> head(key));
    }

    @Override
    public List<String> missing(Collection<String> keys) {
        List<CompletableFuture<Optional<String>>> answers = keys.stream()
                .distinct()
                .map(key -> CompletableFuture.supplyAsync(
                        () -> exists(key) ? Optional.<String>empty() : Optional.of(key), calls))
                .toList();
        try {
            return answers.stream()
                    .map(CompletableFuture::join)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Unavailable unavailable ? unavailable : e;
        }
    }

    @Override
    public Optional<String> text(String key) {
        return reached(() -> {
            try {
                long largest = properties.largestText().toBytes();
                return Optional.of(s3.getObjectAsBytes(request -> request.bucket(properties.bucket())
                                .key(key)
                                .range("bytes=0-" + (largest - 1))
                                .overrideConfiguration(bounded))
                        .asUtf8String());
            } catch (S3Exception e) {
                return absent(e, Optional.empty());
            }
        });
    }

    @Override
    public List<String> folders(String prefix) {
        return reached(() -> s3
                .listObjectsV2Paginator(ListObjectsV2Request.builder()
                        .bucket(properties.bucket())
                        .prefix(prefix)
                        .delimiter("/")
                        .overrideConfiguration(bounded)
                        .build())
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .toList());
    }

    @Override
    public int purge(String prefix) {
        return reached(() -> {
            int purged = 0;
            ListObjectsV2Response page;
            do {
                page = s3.listObjectsV2(ListObjectsV2Request.builder()
                        .bucket(properties.bucket())
                        .prefix(prefix)
                        .overrideConfiguration(bounded)
                        .build());
                purged += delete(page);
            } while (Boolean.TRUE.equals(page.isTruncated()));
            return purged;
        });
    }

    private int delete(ListObjectsV2Response page) {
        List<ObjectIdentifier> keys = page.contents().stream()
                .map(object -> ObjectIdentifier.builder().key(object.key()).build())
                .toList();
        if (!keys.isEmpty()) {
            s3.deleteObjects(request -> request.bucket(properties.bucket())
                    .delete(delete -> delete.objects(keys).quiet(true))
                    .overrideConfiguration(bounded));
        }
        return keys.size();
    }

    private boolean head(String key) {
        try {
            s3.headObject(
                    request -> request.bucket(properties.bucket()).key(key).overrideConfiguration(bounded));
            return true;
        } catch (S3Exception e) {
            return absent(e, false);
        }
    }

    private static <T> T absent(S3Exception e, T answer) {
        if (e instanceof NoSuchKeyException || e.statusCode() == NOT_FOUND) {
            return answer;
        }
        throw e;
    }

    static <T> T reached(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            Unavailable unavailable = new Unavailable("The media storage", RETRY_AFTER);
            unavailable.initCause(e);
            throw unavailable;
        }
    }

    @PreDestroy
    void close() {
        calls.shutdown();
    }
}
