package dev.millrace.upload.part;

import dev.millrace.common.problem.IllegalTransition;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.problem.Unavailable;
import dev.millrace.upload.session.LostParts;
import dev.millrace.upload.session.SendingSession;
import dev.millrace.upload.session.SendingSessions;
import dev.millrace.upload.session.UploadSessionStatus;
import dev.millrace.upload.store.Multipart;
import dev.millrace.upload.store.PartUrls;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Signs parts of a session that takes parts: one read of the database, seldom a write, and seldom a call to storage. */
@Service
public class PartSigning {

    private final SendingSessions sessions;
    private final LostParts lost;
    private final PartUrls urls;
    private final PartProperties properties;
    private final Counter signed;

    PartSigning(
            SendingSessions sessions, LostParts lost, PartUrls urls, PartProperties properties, MeterRegistry meters) {
        this.sessions = sessions;
        this.lost = lost;
        this.urls = urls;
        this.properties = properties;
        this.signed = meters.counter("upload.parts.signed");
    }

    /**
     * A URL for each part, in the order asked for.
     *
     * @param lifeSeconds how long the URLs should be good; null for the usual time
     * @throws IllegalTransition unless the session takes parts
     */
    public List<SignedPart.One> sign(
            String ownerId, UUID sessionId, List<Integer> partNumbers, @Nullable Integer lifeSeconds) {
        SendingSession seen = sessions.owned(ownerId, sessionId);
        PartPlan plan = new PartPlan(seen.totalBytes(), seen.partSizeBytes());
        partNumbers.forEach(number -> check(plan, number));
        requireSending(seen, seen.status());
        Multipart multipart =
                seen.multipart().orElseThrow(() -> new Unavailable("The opening upload", Duration.ofSeconds(1)));
        lost.requireStored(seen, multipart, partNumbers);
        // why: paused or cancelled since the first read
        requireSending(seen, sessions.partsAskedFor(seen));
        PartUrls.Signing signing = urls.of(multipart, properties.lifeOf(lifeSeconds));
        signed.increment(partNumbers.size());
        return partNumbers.stream()
                .map(number -> new SignedPart.One(
                        number,
                        plan.sizeOf(number),
                        signing.sign(number, plan.sizeOf(number)),
                        signing.expiresAt(),
                        signing.signedAt().until(signing.expiresAt(), ChronoUnit.SECONDS),
                        signing.signedAt()))
                .toList();
    }

    private static void requireSending(SendingSession session, UploadSessionStatus status) {
        boolean isSending = status == UploadSessionStatus.INITIATED || status == UploadSessionStatus.IN_PROGRESS;
        if (!isSending) {
            throw new IllegalTransition(session.id(), status, UploadSessionStatus.IN_PROGRESS, status.remedy());
        }
    }

    private static void check(PartPlan plan, int number) {
        if (!plan.contains(number)) {
            throw new ProblemException(
                    ProblemType.VALIDATION_FAILED,
                    "A part number is outside of 1 to " + plan.totalParts()
                            + ". Send the file's parts in pieces of partSizeBytes, counted from 1.",
                    Map.of(
                            "errors",
                            List.of(Map.of(
                                    "field", "partNumber", "message", number + " is not in 1.." + plan.totalParts()))));
        }
    }
}
