package dev.millrace.worker.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.bucket.InterceptedS3;
import dev.millrace.common.bucket.S3Denials;
import dev.millrace.local.cloud.CloudProcess;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.publish.PublishProperties.StorageClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.s3.S3Client;

/** How outputs are stored, and what it means when S3 denies one. */
class S3OutputsIT {

    private final Map<String, String> settings = CloudProcess.shared().serviceProperties("transcode-worker");
    private final String prefix = "videos/" + UUID.randomUUID() + "/hls/";

    @TempDir
    Path directory;

    /** why: small objects are never moved, and are counted each. */
    @Test
    void segmentsHaveTheClassOfTheSettingsAndTextsHaveNone() throws IOException {
        Path segment = Files.writeString(directory.resolve("seg_00001.m4s"), "segment");
        List<SdkHttpRequest> sent = new ArrayList<>();
        try (S3Client s3 = InterceptedS3.client(settings, new ExecutionInterceptor() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                sent.add(context.httpRequest());
            }
        })) {
            S3Outputs outputs = outputs(s3, StorageClass.INTELLIGENT_TIERING);
            outputs.put(prefix + "seg_00001.m4s", segment);
            outputs.put(prefix + "master.m3u8", "#EXTM3U", CacheLife.COMPLETE);
        }

        assertThat(sent)
                .extracting(request ->
                        request.firstMatchingHeader("x-amz-storage-class").orElse("none"))
                .containsExactly("INTELLIGENT_TIERING", "none");
        assertThat(sent)
                .allMatch(request -> request.firstMatchingHeader("x-amz-server-side-encryption")
                        .isEmpty());
    }

    @Test
    void aTextThatMayNotBeSeenIsNotAbsent() {
        try (S3Client s3 = InterceptedS3.client(settings, S3Denials.withoutListBucket())) {
            assertThatExceptionOfType(TranscodeFailure.class)
                    .isThrownBy(() -> outputs(s3, StorageClass.STANDARD).text(prefix + "output.json"))
                    .satisfies(failure -> assertThat(failure.isRetryable()).isTrue());
        }
    }

    private S3Outputs outputs(S3Client s3, StorageClass storageClass) {
        return new S3Outputs(
                s3, InterceptedS3.bucket(settings), new PublishProperties(4, Duration.ofMillis(500), storageClass));
    }
}
