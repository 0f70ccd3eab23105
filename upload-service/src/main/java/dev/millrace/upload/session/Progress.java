package dev.millrace.upload.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far an upload is: pure arithmetic. */
record Progress(long bytes, int percent, @Nullable Long etaSeconds) {

    /** Below this the speed is a guess. */
    private static final Duration SHORTEST_MEASURE = Duration.ofMillis(500);

    static Progress of(UploadSession session, long bytes, Instant now) {
        int percent = Math.toIntExact(bytes * 100 / session.totalBytes());
        return new Progress(bytes, percent, eta(session, bytes, now));
    }

    private static @Nullable Long eta(UploadSession session, long bytes, Instant now) {
        if (bytes == session.totalBytes()) {
            return 0L;
        }
        Instant since = session.uploaded().speedSince();
        long measured = bytes - session.uploaded().speedFromBytes();
        if (session.status() != UploadSessionStatus.IN_PROGRESS || since == null || measured <= 0) {
            return null;
        }
        Duration spent = Duration.between(since, now);
        if (spent.compareTo(SHORTEST_MEASURE) < 0) {
            return null;
        }
        double bytesPerSecond = measured * 1000.0 / spent.toMillis();
        return (long) Math.ceil((session.totalBytes() - bytes) / bytesPerSecond);
    }
}
