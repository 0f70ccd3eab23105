package dev.millrace.upload.opening;

import dev.millrace.upload.part.SignedPart;
import dev.millrace.upload.session.UploadSession;
import dev.millrace.upload.session.UploadSessionStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * A session as it was opened.
 *
 * @param partSizeBytes bytes of every part but the last
 * @param totalParts number of parts, from 1
 * @param expiresAt when it ends without activity
 * @param expiresInSeconds the same, from the moment of the answer
 * @param firstParts URLs of the first parts, as many as were asked for; empty when none was, or none can be signed now
 */
record OpenedUpload(
        UUID uploadSessionId,
        UUID videoId,
        UploadSessionStatus status,
        long partSizeBytes,
        int totalParts,
        Instant expiresAt,
        long expiresInSeconds,
        List<SignedPart.One> firstParts) {

    // why null: a response that was stored under its key before there were any
    OpenedUpload {
        firstParts = firstParts == null ? List.of() : List.copyOf(firstParts);
    }

    static OpenedUpload of(UploadSession session) {
        return new OpenedUpload(
                session.id(),
                session.videoId(),
                session.status(),
                session.partSizeBytes(),
                session.totalParts(),
                session.expiresAt(),
                0,
                List.of());
    }

    /** The same at this moment: the response to a repeated call is an old one. */
    OpenedUpload asOf(Instant now) {
        return new OpenedUpload(
                uploadSessionId,
                videoId,
                status,
                partSizeBytes,
                totalParts,
                expiresAt,
                Math.max(0, now.until(expiresAt, ChronoUnit.SECONDS)),
                firstParts);
    }

    /** The same, with the first URLs: signing them makes it IN_PROGRESS. */
    OpenedUpload sending(List<SignedPart.One> first) {
        return new OpenedUpload(
                uploadSessionId,
                videoId,
                UploadSessionStatus.IN_PROGRESS,
                partSizeBytes,
                totalParts,
                expiresAt,
                expiresInSeconds,
                first);
    }
}
