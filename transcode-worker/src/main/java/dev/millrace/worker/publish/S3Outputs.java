package dev.millrace.worker.publish;

import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.publish.PublishProperties.StorageClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Reads and writes output objects in S3. Thread-safe. */
@Component
public class S3Outputs {

    /** Of one request of DeleteObjects. */
    private static final int MOST_KEYS = 1000;

    private final S3Client s3;
    private final String bucket;
    private final StorageClass storageClass;

    S3Outputs(S3Client s3, BucketProperties bucket, PublishProperties properties) {
        this.s3 = s3;
        this.bucket = bucket.name();
        this.storageClass = properties.storageClass();
    }

    /** Stores a file for ever. @throws TranscodeFailure retryable */
    public StoredObject put(String key, Path file) {
        return attempt("store " + key, () -> {
            PutObjectRequest request = put(key, CacheLife.FOR_EVER).toBuilder()
                    .storageClass(storageClass.name())
                    .build();
            return new StoredObject(size(file), s3.putObject(request, file).eTag());
        });
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fetches objects into a directory, where each has its key without the prefix. @throws TranscodeFailure retryable */
    public void fetch(String prefix, List<String> keys, Path directory) {
        Concurrently.map(keys, key -> fetch(prefix + key, directory.resolve(key)));
    }

    private Path fetch(String key, Path file) {
        return attempt("read " + key, () -> {
            try {
                Files.createDirectories(file.getParent());
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            s3.getObject(request -> request.bucket(bucket).key(key), file);
            return file;
        });
    }

    /** All objects under a prefix, by their keys without it. @throws TranscodeFailure retryable */
    public Map<String, StoredObject> stored(String prefix) {
        return attempt(
                "list " + prefix,
                () -> s3
                        .listObjectsV2Paginator(
                                request -> request.bucket(bucket).prefix(prefix))
                        .contents()
                        .stream()
                        .collect(Collectors.toMap(
                                object -> object.key().substring(prefix.length()),
                                object -> new StoredObject(object.size(), object.eTag()))));
    }

    /** Like {@link #text} of each, in their order. @throws TranscodeFailure retryable */
    public List<Optional<String>> texts(List<String> keys) {
        return Concurrently.map(keys, this::text);
    }

    /** Stores a text, packed where players fetch it. @throws TranscodeFailure retryable */
    public void put(String key, String text, CacheLife life) {
        StoredText stored = StoredText.of(key, text);
        PutObjectRequest request =
                put(key, life).toBuilder().contentEncoding(stored.encoding()).build();
        attempt("store " + key, () -> s3.putObject(request, RequestBody.fromBytes(stored.bytes())));
    }

    /** The text of an object that is stored as it is, or empty when there is none. @throws TranscodeFailure retryable */
    public Optional<String> text(String key) {
        return attempt("read " + key, () -> {
            try {
                return Optional.of(
                        s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                                .asUtf8String());
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    /** Removes the objects under a prefix whose key is chosen. @throws TranscodeFailure retryable */
    public void sweep(String prefix, Predicate<String> isChosen) {
        List<String> keys = attempt(
                "list " + prefix,
                () -> s3
                        .listObjectsV2Paginator(
                                request -> request.bucket(bucket).prefix(prefix))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .filter(isChosen)
                        .toList());
        for (int next = 0; next < keys.size(); next += MOST_KEYS) {
            remove(keys.subList(next, Math.min(keys.size(), next + MOST_KEYS)));
        }
    }

    private void remove(List<String> keys) {
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        List<S3Error> errors = attempt(
                        "remove " + keys.get(0),
                        () -> s3.deleteObjects(request -> request.bucket(bucket)
                                .delete(delete -> delete.objects(objects).quiet(true))))
                .errors();
        if (!errors.isEmpty()) {
            S3Error first = errors.get(0);
            throw TranscodeFailure.retryable(
                    FailReason.TRANSCODE_ERROR,
                    "Cannot remove %d of %d objects, first %s: %s"
                            .formatted(errors.size(), keys.size(), first.key(), first.code()));
        }
    }

    private PutObjectRequest put(String key, CacheLife life) {
        return PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType(ContentTypes.of(key))
                .cacheControl(life.header())
                .build();
    }

    private static <T> T attempt(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, "Cannot " + what, e);
        }
    }
}
