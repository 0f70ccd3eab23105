package dev.millrace.worker.source;

import dev.millrace.common.contract.FailReason;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.outcome.TranscodeFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A piece of a source, fetched with one request into its place in the file. */
record S3Range(long from, long length) {

    private static final int TRIES = 3;
    private static final int PRECONDITION_FAILED = 412;

    /** The SDK repeats a request that fails; a body that breaks off must be repeated here. */
    void fetch(S3Client s3, String bucket, SourceObject source, FileChannel file, StopSignal signal) {
        for (int left = TRIES - 1; ; left--) {
            try {
                copy(s3, bucket, source, file, signal);
                return;
            } catch (IOException | SdkException e) {
                boolean isReplaced = e instanceof S3Exception s3e && s3e.statusCode() == PRECONDITION_FAILED;
                if (left == 0 || isReplaced || Thread.currentThread().isInterrupted()) {
                    throw TranscodeFailure.retryable(FailReason.TRANSCODE_ERROR, "Range at " + from + " failed", e);
                }
            }
        }
    }

    private void copy(S3Client s3, String bucket, SourceObject source, FileChannel file, StopSignal signal)
            throws IOException {
        try (InputStream body = s3.getObject(request -> request.bucket(bucket)
                .key(source.key())
                .ifMatch(source.etag())
                .range("bytes=" + from + "-" + (from + length - 1)))) {
            byte[] buffer = new byte[64 << 10];
            long at = from;
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                signal.check();
                at += writeAll(file, ByteBuffer.wrap(buffer, 0, read), at);
            }
            if (at != from + length) {
                throw new IOException("Got " + (at - from) + " of " + length + " bytes");
            }
        }
    }

    private static int writeAll(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        int written = 0;
        while (bytes.hasRemaining()) {
            written += file.write(bytes, at + written);
        }
        return written;
    }
}
