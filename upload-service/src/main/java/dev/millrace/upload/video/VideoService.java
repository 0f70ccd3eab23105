package dev.millrace.upload.video;

import dev.millrace.common.call.VideoServiceCalls;
import dev.millrace.common.contract.Internal;
import dev.millrace.common.problem.NotFound;
import dev.millrace.common.signature.SignedCallRefused;
import dev.millrace.common.web.Ids;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Calls to video-service about an upload. Every call throws
 * {@link dev.millrace.common.call.VideoServiceUnreachable} when there is no answer. Never in a transaction. Thread-safe.
 */
@Component
public class VideoService {

    private final VideoServiceCalls calls;
    private final Ids ids;

    VideoService(VideoServiceCalls calls, Ids ids) {
        this.calls = calls;
        this.ids = ids;
    }

    /**
     * Asks whether the video may be uploaded now, and makes it UPLOADING; repeatable for one session.
     *
     * @throws SignedCallRefused when the answer is no
     */
    public void uploadOpened(UUID videoId, Internal.UploadOpened question) {
        calls.post(
                "upload-opened-" + question.uploadSessionId(),
                "/internal/videos/" + videoId + "/upload-opened",
                question);
    }

    /**
     * Creates a video that is UPLOADING at once; repeatable for one session.
     *
     * @throws SignedCallRefused when the answer is no
     */
    public void created(UUID videoId, Internal.VideoCreated created) {
        calls.post(
                "video-created-" + created.upload().uploadSessionId(),
                "/internal/videos/" + videoId + "/created",
                created);
    }

    /**
     * Takes such a video back, whether it was created or not; one attempt, because the outbox repeats.
     *
     * @param withdrawal JSON of an {@link Internal.VideoWithdrawn}
     * @throws SignedCallRefused when it is refused
     */
    public void withdrawn(UUID messageId, String videoId, String withdrawal) {
        calls.postOnce(messageId.toString(), "/internal/videos/" + videoId + "/withdrawn", withdrawal);
    }

    /** What is kept for the owner, beside the uploads. */
    public Internal.OwnerUsage usage(String ownerId) {
        return calls.post(
                ids.next().toString(),
                "/internal/usage",
                new Internal.UsageQuestion(ownerId),
                Internal.OwnerUsage.class);
    }

    /**
     * Whether the caller may see the video, asked with the caller's own token.
     *
     * @param authorization the caller's Authorization header; a secret, never logged
     * @throws NotFound when it does not exist or another owner has it
     */
    public void requireReadable(UUID videoId, String authorization) {
        try {
            calls.get("/api/videos/" + videoId, authorization);
        } catch (SignedCallRefused e) {
            throw new NotFound("video");
        }
    }

    /**
     * Delivers an upload report; one attempt, because the outbox repeats.
     *
     * @param messageId the same for every repetition
     * @param report JSON of an {@link dev.millrace.common.contract.UploadReport}
     * @throws SignedCallRefused when the report is refused
     */
    public void report(UUID messageId, String report) {
        calls.postOnce(messageId.toString(), "/api/webhooks/uploads", report);
    }
}
