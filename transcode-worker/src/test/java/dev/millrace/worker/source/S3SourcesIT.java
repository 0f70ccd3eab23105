package dev.millrace.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.bucket.InterceptedS3;
import dev.millrace.common.bucket.S3Denials;
import dev.millrace.common.contract.FailReason;
import dev.millrace.local.cloud.CloudProcess;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;

/** Which sources can be fetched, as S3 tells on AWS. */
class S3SourcesIT {

    private final CloudProcess cloud = CloudProcess.shared();
    private final Map<String, String> settings = cloud.serviceProperties("transcode-worker");
    private final String key = "videos/" + UUID.randomUUID() + "/source.mp4";

    @BeforeEach
    void store() {
        try (S3Client s3 = InterceptedS3.client(settings, new ExecutionInterceptor() {})) {
            s3.putObject(request -> request.bucket(cloud.bucket()).key(key), RequestBody.fromString("movie"));
        }
    }

    @Test
    void aSourceThatMayNotBeSeenIsNotMissing() {
        try (S3Client s3 = InterceptedS3.client(settings, S3Denials.withoutListBucket())) {
            assertThatExceptionOfType(TranscodeFailure.class)
                    .isThrownBy(() -> sources(s3).look(key + "4"))
                    .satisfies(failure -> assertThat(failure.isRetryable()).isTrue())
                    .satisfies(failure -> assertThat(failure.reason()).isEqualTo(FailReason.TRANSCODE_ERROR));
        }
    }

    @Test
    void aSourceOfIntelligentTieringIsFetchedUnlessItIsArchived() {
        assertThat(look(Map.of("x-amz-storage-class", "INTELLIGENT_TIERING")).sizeBytes())
                .isEqualTo(5);

        archived(Map.of("x-amz-storage-class", "INTELLIGENT_TIERING", "x-amz-archive-status", "ARCHIVE_ACCESS"));
        archived(Map.of("x-amz-storage-class", "INTELLIGENT_TIERING", "x-amz-archive-status", "DEEP_ARCHIVE_ACCESS"));
    }

    @Test
    void aSourceOfGlacierIsFetchedWhereThatNeedsNoRestoreOrIsRestored() {
        assertThat(look(Map.of("x-amz-storage-class", "GLACIER_IR")).sizeBytes())
                .isEqualTo(5);
        assertThat(look(Map.of(
                                "x-amz-storage-class",
                                "GLACIER",
                                "x-amz-restore",
                                "ongoing-request=\"false\", expiry-date=\"Fri, 21 Dec 2029 00:00:00 GMT\""))
                        .sizeBytes())
                .isEqualTo(5);

        archived(Map.of("x-amz-storage-class", "GLACIER"));
        archived(Map.of("x-amz-storage-class", "DEEP_ARCHIVE", "x-amz-restore", "ongoing-request=\"true\""));
    }

    private void archived(Map<String, String> headers) {
        assertThatExceptionOfType(TranscodeFailure.class)
                .as("%s", headers)
                .isThrownBy(() -> look(headers))
                .satisfies(failure -> assertThat(failure.isRetryable()).isFalse())
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(FailReason.SOURCE_ARCHIVED));
    }

    private SourceObject look(Map<String, String> headers) {
        try (S3Client s3 = InterceptedS3.client(settings, new ExecutionInterceptor() {
            @Override
            public SdkHttpResponse modifyHttpResponse(
                    Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
                return context.httpResponse().copy(answer -> headers.forEach(answer::putHeader));
            }
        })) {
            return sources(s3).look(key);
        }
    }

    private S3Sources sources(S3Client s3) {
        return new S3Sources(s3, InterceptedS3.bucket(settings), new DownloadProperties(DataSize.ofMegabytes(8), 4));
    }
}
