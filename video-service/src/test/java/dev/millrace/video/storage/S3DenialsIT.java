package dev.millrace.video.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.common.bucket.InterceptedS3;
import dev.millrace.common.bucket.S3Denials;
import dev.millrace.common.problem.Unavailable;
import dev.millrace.local.cloud.CloudProcess;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A role without a permission is a failure of ours: nothing counts as absent or removed by it. */
class S3DenialsIT {

    private final Map<String, String> settings = CloudProcess.shared().serviceProperties("video-service");
    private final BucketProperties bucket = InterceptedS3.bucket(settings);
    private final StorageProperties properties = new StorageProperties(2, DataSize.ofKilobytes(1));
    private final S3ParallelCalls calls = new S3ParallelCalls(properties);
    private final S3Client allowed = InterceptedS3.client(settings, new ExecutionInterceptor() {});
    private final String prefix = "videos/" + UUID.randomUUID() + "/";

    @AfterEach
    void close() {
        calls.close();
        allowed.close();
    }

    @Test
    void withoutListBucketNothingIsAbsent() {
        try (S3Client s3 = InterceptedS3.client(settings, S3Denials.withoutListBucket())) {
            MediaStore store = store(s3);
            TextObjects texts = new S3TextObjects(s3, bucket, properties, calls);
            String key = prefix + "never";

            assertThat(store(allowed).exists(key)).isFalse();
            unavailable(() -> store.exists(key));
            unavailable(() -> store.missing(List.of(key)));
            unavailable(() -> store.text(key));
            unavailable(() -> texts.read(key));
        }
    }

    @Test
    void anObjectThatMayNotBeDeletedIsNotPurged() {
        allowed.putObject(request -> request.bucket(bucket.name()).key(prefix + "a"), RequestBody.empty());

        try (S3Client s3 = InterceptedS3.client(settings, S3Denials.withoutDeleteObject())) {
            unavailable(() -> store(s3).purge(prefix));
        }
    }

    @Test
    void whatMayBeDeletedIsPurgedAndCounted() {
        allowed.putObject(request -> request.bucket(bucket.name()).key(prefix + "a"), RequestBody.empty());

        assertThat(store(allowed).purge(prefix)).isEqualTo(1);
        assertThat(store(allowed).isEmpty(prefix)).isTrue();
    }

    private MediaStore store(S3Client s3) {
        return new S3MediaStore(s3, bucket, properties, calls);
    }

    private static void unavailable(ThrowingCallable call) {
        assertThatExceptionOfType(Unavailable.class).isThrownBy(call);
    }
}
