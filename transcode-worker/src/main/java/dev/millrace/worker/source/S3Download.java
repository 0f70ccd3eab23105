package dev.millrace.worker.source;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import dev.millrace.worker.probe.ByteRange;
import dev.millrace.worker.probe.ByteRanges;
import dev.millrace.worker.probe.Unindexed;
import java.io.IOException;
import java.nio.ByteBuffer;
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
import software.amazon.awssdk.services.s3.S3Client;

/**
 * An object on its way into a file, range by range. No byte is fetched twice. Used by one thread; fetches in several.
 */
final class S3Download implements AutoCloseable {

    /** why: boxes lie close together, and a request costs as much time as so many bytes. */
    private static final long LEAST_INDEX_REQUEST = 64 << 10;

    /** Ten hours at 60 frames a second take about half of it. */
    private static final long MOST_INDEX_BYTES = 128 << 20;

    private static final int MOST_INDEX_PARTS = 500;

    private static final long SMALL_BYTES = 1 << 20;

    /** why: a small range takes the time of a request, and hardly any of the network. */
    private static final int SMALL_AT_ONCE = 16;

    private final S3Client s3;
    private final String bucket;
    private final SourceObject source;
    private final StopSignal signal;
    private final long rangeBytes;
    private final int connections;
    private final FileChannel file;
    private final ByteRanges fetched = new ByteRanges(0);
    private long bytes;
    private int indexParts;

    S3Download(
            S3Client s3,
            String bucket,
            DownloadProperties properties,
            SourceObject source,
            Path target,
            StopSignal signal)
            throws IOException {
        this.s3 = s3;
        this.bucket = bucket;
        this.source = source;
        this.signal = signal;
        this.rangeBytes = properties.rangeSize().toBytes();
        this.connections = properties.connections();
        this.file = FileChannel.open(
                target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE);
        if (source.sizeBytes() > 0) {
            file.write(ByteBuffer.allocate(1), source.sizeBytes() - 1);
        }
    }

    /** Whether all of it comes in the time that one request takes. */
    boolean isOneRound() {
        return source.sizeBytes() <= connections * rangeBytes;
    }

    /** How many were fetched. */
    long bytes() {
        return bytes;
    }

    /**
     * Fetches what the index is read from, one request after the other, and a little more.
     *
     * @throws Unindexed when it becomes too much for an index
     */
    void fetchIndex(long from, long to) {
        if (fetched.missing(from, Math.min(to, source.sizeBytes())).isEmpty()) {
            return;
        }
        long end = Math.min(Math.max(to, from + LEAST_INDEX_REQUEST), source.sizeBytes());
        for (ByteRange missing : fetched.missing(from, end)) {
            indexParts++;
            if (bytes + missing.size() > MOST_INDEX_BYTES || indexParts > MOST_INDEX_PARTS) {
                throw new Unindexed("an index of more than 128 MiB, or too scattered");
            }
            for (S3Range range : split(missing)) {
                signal.check();
                range.fetch(s3, bucket, source, file, signal);
                done(range);
            }
        }
    }

    /**
     * Fetches what of these bytes is not there yet.
     *
     * @param progress hears the share of it that is done, 0 to 1, from several threads
     */
    void fetch(List<ByteRange> wanted, DoubleConsumer progress) throws InterruptedException {
        List<S3Range> ranges = wanted.stream()
                .flatMap(range -> fetched.missing(range.from(), range.to()).stream())
                .flatMap(range -> split(range).stream())
                .toList();
        long all = ranges.stream().mapToLong(S3Range::length).sum();
        AtomicLong done = new AtomicLong();
        List<Future<?>> running = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(atOnce(ranges.size(), all));
        try {
            for (S3Range range : ranges) {
                running.add(threads.submit(() -> {
                    signal.check();
                    range.fetch(s3, bucket, source, file, signal);
                    progress.accept((double) done.addAndGet(range.length()) / all);
                }));
            }
            await(running);
        } finally {
            threads.shutdownNow();
        }
        ranges.forEach(this::done);
    }

    private int atOnce(int ranges, long bytes) {
        return bytes < ranges * SMALL_BYTES ? Math.max(connections, SMALL_AT_ONCE) : connections;
    }

    private void done(S3Range range) {
        fetched.add(range.from(), range.from() + range.length());
        bytes += range.length();
    }

    private List<S3Range> split(ByteRange range) {
        List<S3Range> ranges = new ArrayList<>();
        for (long from = range.from(); from < range.to(); from += rangeBytes) {
            ranges.add(new S3Range(from, Math.min(rangeBytes, range.to() - from)));
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
                throw TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, "Source cannot be fetched", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
