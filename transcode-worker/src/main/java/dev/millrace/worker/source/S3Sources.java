package dev.millrace.worker.source;

import dev.millrace.common.bucket.BucketProperties;
import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
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
        ExecutorService connections = Executors.newFixedThreadPool(properties.connections());
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            AtomicLong done = new AtomicLong();
            List<Future<?>> ranges = new ArrayList<>();
            for (S3Range range : ranges(source)) {
                ranges.add(connections.submit(() -> {
                    signal.check();
                    range.fetch(s3, bucket, source, file, signal);
                    progress.accept((double) done.addAndGet(range.length()) / source.sizeBytes());
                }));
            }
            await(ranges);
            checkLength(file.size(), source.sizeBytes());
        } catch (IOException e) {
            throw failed(e);
        } finally {
            connections.shutdownNow();
        }
    }

    private List<S3Range> ranges(SourceObject source) {
        List<S3Range> ranges = new ArrayList<>();
        long step = properties.rangeSize().toBytes();
        for (long from = 0; from < source.sizeBytes(); from += step) {
            ranges.add(new S3Range(from, Math.min(step, source.sizeBytes() - from)));
        }
        return ranges;
    }

    private static void await(List<Future<?>> ranges) throws InterruptedException {
        for (Future<?> range : ranges) {
            try {
                range.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw failed(e);
            }
        }
    }

    private static void checkLength(long actual, long expected) {
        if (actual != expected) {
            throw TranscodeFailure.retryable(
                    FailReason.TRANSCODE_ERROR, "Fetched " + actual + " of " + expected + " bytes");
        }
    }

    private static TranscodeFailure failed(Throwable cause) {
        return TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, "Source cannot be fetched", cause);
    }
}
