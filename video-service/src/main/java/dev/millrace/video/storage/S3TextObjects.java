package dev.millrace.video.storage;

import dev.millrace.common.problem.Unavailable;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Small texts in S3, replaced by conditional writes. Thread-safe; its threads only wait for answers. */
@Component
class S3TextObjects implements TextObjects {

    private static final String GZIP = "gzip";
    private static final int NOT_FOUND = 404;

    /** Gone, another write at this moment, another content. */
    private static final Set<Integer> OVERTAKEN = Set.of(NOT_FOUND, 409, 412);

    private final S3Client s3;
    private final StorageProperties properties;
    private final AwsRequestOverrideConfiguration bounded;
    private final ExecutorService calls;

    S3TextObjects(S3Client s3, StorageProperties properties) {
        this.s3 = s3;
        this.properties = properties;
        this.bounded = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(properties.timeout())
                .build();
        this.calls = Executors.newFixedThreadPool(properties.parallelCalls(), work -> {
            Thread thread = new Thread(work, "storage-texts");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void store(Map<String, TextObject> byKey) {
        List<CompletableFuture<Void>> writes = byKey.entrySet().stream()
                .map(entry -> CompletableFuture.runAsync(
                        () -> S3MediaStore.reached(() -> {
                            put(entry.getKey(), entry.getValue(), null);
                            return true;
                        }),
                        calls))
                .toList();
        try {
            writes.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof Unavailable unavailable ? unavailable : e;
        }
    }

    @Override
    public Optional<Stored> read(String key) {
        return S3MediaStore.reached(() -> {
            try {
                ResponseBytes<GetObjectResponse> bytes = s3.getObject(
                        request -> request.bucket(properties.bucket()).key(key).overrideConfiguration(bounded),
                        ResponseTransformer.toBytes());
                return Optional.of(new Stored(key, bytes.response().eTag(), object(bytes)));
            } catch (S3Exception e) {
                if (e.statusCode() == NOT_FOUND) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public boolean replace(Stored read, TextObject text) {
        return S3MediaStore.reached(() -> {
            try {
                put(read.key(), text, read.eTag());
                return true;
            } catch (S3Exception e) {
                if (OVERTAKEN.contains(e.statusCode())) {
                    return false;
                }
                throw e;
            }
        });
    }

    private TextObject object(ResponseBytes<GetObjectResponse> bytes) {
        GetObjectResponse head = bytes.response();
        boolean isGzip = GZIP.equals(head.contentEncoding());
        String text = isGzip
                ? Gzip.unpack(
                        bytes.asByteArrayUnsafe(), properties.largestText().toBytes())
                : bytes.asUtf8String();
        return new TextObject(
                text,
                Objects.requireNonNullElse(head.contentType(), ""),
                Objects.requireNonNullElse(head.cacheControl(), ""),
                isGzip);
    }

    private void put(String key, TextObject object, @Nullable String onlyOver) {
        byte[] body = object.isGzip() ? Gzip.pack(object.text()) : object.text().getBytes(StandardCharsets.UTF_8);
        s3.putObject(
                request -> request.bucket(properties.bucket())
                        .key(key)
                        .ifMatch(onlyOver)
                        .contentType(object.contentType())
                        .cacheControl(object.cacheControl())
                        .contentEncoding(object.isGzip() ? GZIP : null)
                        .overrideConfiguration(bounded),
                RequestBody.fromBytes(body));
    }

    @PreDestroy
    void close() {
        calls.shutdown();
    }
}
