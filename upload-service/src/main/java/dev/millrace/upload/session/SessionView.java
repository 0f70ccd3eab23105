package dev.millrace.upload.session;

import dev.millrace.upload.store.StoredPart;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session with what storage has of it.
 *
 * @param partSizeBytes length of every part but the last, which its URL was signed for
 * @param lastPartSizeBytes length of the last part
 * @param progressPercent 0 to 100, rounded down
 * @param etaSeconds expected seconds to the last byte at the speed so far; null while unknown
 * @param parts as storage has them, by number; empty once the session ended
 * @param expiresInSeconds until it ends without activity, from the moment of the answer
 */
record SessionView(
        UUID uploadSessionId,
        UUID videoId,
        UploadSessionStatus status,
        long bytesUploaded,
        long totalBytes,

        @Schema(description = "Exact length of every part but the last: storage refuses any other with 403")
        long partSizeBytes,

        @Schema(description = "Exact length of the last part, that is of part totalParts")
        long lastPartSizeBytes,

        int totalParts,
        int progressPercent,

        @Schema(
                types = {"integer", "null"},
                format = "int64")
        @Nullable Long etaSeconds,

        List<Part> parts,
        Instant expiresAt,
        long expiresInSeconds) {

    static SessionView of(UploadSession session, List<StoredPart> parts, Progress progress, Instant now) {
        return new SessionView(
                session.id(),
                session.videoId(),
                session.status(),
                progress.bytes(),
                session.totalBytes(),
                session.partSizeBytes(),
                session.totalBytes() - session.partSizeBytes() * (session.totalParts() - 1L),
                session.totalParts(),
                progress.percent(),
                progress.etaSeconds(),
                parts.stream().map(Part::of).toList(),
                session.expiresAt(),
                session.secondsLeft(now));
    }

    /** One stored part. */
    @Schema(name = "StoredPart")
    record Part(int partNumber, long sizeBytes, String etag) {

        static Part of(StoredPart part) {
            return new Part(part.partNumber(), part.sizeBytes(), '"' + part.etag() + '"');
        }
    }
}
