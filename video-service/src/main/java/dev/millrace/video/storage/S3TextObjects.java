package dev.millrace.video.storage;

import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.common.bucket.S3Clients;
import dev.millrace.common.media.Gzip;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Small texts in S3, replaced by conditional writes. Thread-safe. */
@Component
class S3TextObjects implements TextObjects {

    private static final String GZIP = "gzip";
    private static final int NOT_FOUND = 404;

    /** Gone, another write at this moment, another content. */
    private static final Set<Integer> OVERTAKEN = Set.of(NOT_FOUND, 409, 412);

    private final S3Client s3;
    private final String bucket;
    private final long largestText;
    private final S3ParallelCalls calls;

    S3TextObjects(S3Client s3, BucketProperties bucket, StorageProperties properties, S3ParallelCalls calls) {
        this.s3 = s3;
        this.bucket = bucket.name();
        this.largestText = properties.largestText().toBytes();
        this.calls = calls;
    }

    @Override
    public void store(Map<String, TextObject> byKey) {
        calls.each(byKey.entrySet(), entry -> put(entry.getKey(), entry.getValue(), null));
    }

    @Override
    public Optional<Stored> read(String key) {
        return S3Clients.answered(() -> {
            try {
                ResponseBytes<GetObjectResponse> bytes =
                        s3.getObject(request -> request.bucket(bucket).key(key), ResponseTransformer.toBytes());
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
        return S3Clients.answered(() -> {
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
        String text = isGzip ? Gzip.unpack(bytes.asByteArrayUnsafe(), largestText) : bytes.asUtf8String();
        return new TextObject(
                text,
                Objects.requireNonNullElse(head.contentType(), ""),
                Objects.requireNonNullElse(head.cacheControl(), ""),
                isGzip);
    }

    private PutObjectResponse put(String key, TextObject object, @Nullable String onlyOver) {
        byte[] body = object.isGzip() ? Gzip.pack(object.text()) : object.text().getBytes(StandardCharsets.UTF_8);
        return s3.putObject(
                request -> request.bucket(bucket)
                        .key(key)
                        .ifMatch(onlyOver)
                        .contentType(object.contentType())
                        .cacheControl(object.cacheControl())
                        .contentEncoding(object.isGzip() ? GZIP : null),
                RequestBody.fromBytes(body));
    }
}
