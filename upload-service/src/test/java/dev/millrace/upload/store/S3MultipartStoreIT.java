package dev.millrace.upload.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.bucket.InterceptedS3;
import dev.millrace.common.bucket.S3Denials;
import dev.millrace.common.problem.Unavailable;
import dev.millrace.local.cloud.CloudProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.s3.S3Client;

/** What AWS sees of an upload, and what it answers to a role that lacks a permission. */
class S3MultipartStoreIT {

    private final Map<String, String> settings = CloudProcess.shared().serviceProperties("upload-service");
    private final String key = "videos/" + UUID.randomUUID() + "/source.mp4";

    /** Only so can a lifecycle rule archive sources and leave outputs alone. */
    @Test
    void aSourceIsTaggedAndEncryptedAsTheBucketSays() {
        List<SdkHttpRequest> sent = new ArrayList<>();
        try (S3Client s3 = InterceptedS3.client(settings, new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                sent.add(context.httpRequest());
            }
        })) {
            MultipartStore store = store(s3);
            store.abort(store.open(key, "video/mp4", "owner", UUID.randomUUID(), UUID.randomUUID()));
        }

        SdkHttpRequest opening = sent.get(0);
        assertThat(opening.firstMatchingHeader("x-amz-tagging")).contains("millrace=source");
        assertThat(opening.firstMatchingHeader("Authorization"))
                .hasValueSatisfying(signature -> assertThat(signature).contains("x-amz-tagging"));
        assertThat(opening.headers().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("x-amz-server-side"));
    }

    @Test
    void withoutListBucketNoSourceIsAbsent() {
        try (S3Client s3 = InterceptedS3.client(settings, S3Denials.withoutListBucket())) {
            MultipartStore store = store(s3);

            assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> store.find(key));
            assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> store.findStart(key, 4));
        }
    }

    private MultipartStore store(S3Client s3) {
        return new S3MultipartStore(
                s3, InterceptedS3.bucket(settings), new MultipartProperties(null, Duration.ofSeconds(60)));
    }
}
