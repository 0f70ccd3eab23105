package dev.millrace.worker.source;

import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.probe.ByteRange;
import dev.millrace.worker.probe.MovieRepair;
import dev.millrace.worker.probe.PictureWindow;
import dev.millrace.worker.probe.WindowBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Fetches sources from S3. Thread-safe; a download uses threads of its own and holds no more than a buffer per thread. */
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
            boolean isRestored = head.restore() != null && head.restore().contains("expiry-date");
            if (ARCHIVES.contains(String.valueOf(head.storageClassAsString())) && !isRestored) {
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

    /**
     * Fetches the whole object into the file.
     *
     * @param progress hears the share that is done, 0 to 1, from several threads
     * @throws TranscodeFailure retryable, when a range cannot be read or the object was replaced during the download
     * @throws dev.millrace.worker.outcome.AttemptStopped when the signal came
     */
    public void download(SourceObject source, Path target, DoubleConsumer progress, StopSignal signal)
            throws InterruptedException {
        try (S3Download download = open(source, target, signal)) {
            download.fetch(all(source), progress);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Fetches what ffmpeg reads to decode the picture in the window, into a file as long as the object, with holes; or the whole
     * object, where its container does not say where that lies. The file is repaired as the probe does it. Neither other tracks
     * nor what of the picture lies outside of the window can be read of it, beyond what ffmpeg probes with its default limits.
     *
     * @throws TranscodeFailure retryable, when a range cannot be read or the object was replaced during the download
     * @throws dev.millrace.worker.outcome.AttemptStopped when the signal came
     */
    public FetchedWindow downloadWindow(SourceObject source, Path target, PictureWindow window, StopSignal signal)
            throws InterruptedException {
        try (S3Download download = open(source, target, signal)) {
            download.extend();
            Optional<List<ByteRange>> media = WindowBytes.find(target, window, download::fetchIndex);
            download.fetch(media.orElse(all(source)), share -> {});
            if (media.isEmpty()) {
                MovieRepair.mend(target);
            }
            return new FetchedWindow(download.bytes(), download.bytes() == source.sizeBytes());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private S3Download open(SourceObject source, Path target, StopSignal signal) throws IOException {
        return new S3Download(s3, bucket, properties, source, target, signal);
    }

    private static List<ByteRange> all(SourceObject source) {
        return List.of(new ByteRange(0, source.sizeBytes()));
    }

    private static TranscodeFailure failed(Throwable cause) {
        return TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, "Source cannot be fetched", cause);
    }
}
