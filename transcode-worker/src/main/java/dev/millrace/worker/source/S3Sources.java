package dev.millrace.worker.source;

import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Sources in S3. Thread-safe; fetching uses threads of its own and holds no more than a buffer per thread. */
@Component
public class S3Sources {

    private static final List<String> ARCHIVES = List.of("GLACIER", "DEEP_ARCHIVE");

    private final S3Client s3;
    private final String bucket;
    private final DownloadProperties properties;

    S3Sources(S3Client s3, BucketProperties bucket, DownloadProperties properties) {
        this.s3 = s3;
        this.bucket = bucket.name();
        this.properties = properties;
    }

    /** @throws TranscodeFailure SOURCE_MISSING, SOURCE_ARCHIVED, or a retryable one when S3 does not answer */
    public SourceObject look(String key) {
        try {
            HeadObjectResponse head =
                    s3.headObject(request -> request.bucket(bucket).key(key));
            if (isArchived(head)) {
                throw TranscodeFailure.permanent(FailReason.SOURCE_ARCHIVED, "In class " + head.storageClassAsString());
            }
            return new SourceObject(key, head.contentLength(), head.eTag());
        } catch (NoSuchKeyException e) {
            throw TranscodeFailure.permanent(FailReason.SOURCE_MISSING, "No object " + key);
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                throw TranscodeFailure.permanent(FailReason.SOURCE_MISSING, "No object " + key);
            }
            throw failed(e);
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    private static boolean isArchived(HeadObjectResponse head) {
        boolean isRestored = head.restore() != null && head.restore().contains("expiry-date");
        boolean isInArchive = ARCHIVES.contains(String.valueOf(head.storageClassAsString()));
        // why: the archive tiers of INTELLIGENT_TIERING keep its class
        return head.archiveStatus() != null || (isInArchive && !isRestored);
    }

    /**
     * Begins to fetch an object. Nothing of it is there yet.
     *
     * @param target must not exist
     */
    public PartialSource open(SourceObject source, Path target, StopSignal signal) {
        try {
            return new PartialSource(source, target, new S3Download(s3, bucket, properties, source, target, signal));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    static TranscodeFailure failed(Throwable cause) {
        return TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, "Source cannot be fetched", cause);
    }
}
