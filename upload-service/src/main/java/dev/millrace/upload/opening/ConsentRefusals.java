package dev.millrace.upload.opening;

import dev.millrace.common.problem.NotFound;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.problem.ProblemType;
import dev.millrace.common.problem.Unavailable;
import dev.millrace.common.signature.SignedCallRefused;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Maps a refusal of video-service to the problem that the client gets. */
final class ConsentRefusals {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private ConsentRefusals() {}

    static ProblemException ofOpening(UUID videoId, SignedCallRefused refused) {
        if (refused.status() == ProblemType.NOT_FOUND.status()) {
            return new NotFound("video");
        }
        if (!refused.code().equals(ProblemType.ILLEGAL_TRANSITION.name())) {
            return ofCreating(refused);
        }
        Map<String, Object> moves = new LinkedHashMap<>();
        moves.put("from", refused.from());
        moves.put("to", refused.to());
        return new ProblemException(
                ProblemType.ILLEGAL_TRANSITION,
                videoId + " is " + refused.from() + " and allows no upload. " + remedy(refused.from()),
                moves);
    }

    static ProblemException ofCreating(SignedCallRefused refused) {
        if (refused.code().equals(ProblemType.STORAGE_LIMIT_REACHED.name())) {
            return new ProblemException(
                    ProblemType.STORAGE_LIMIT_REACHED,
                    "The file does not fit into the owner's storage any more. Delete videos to make room.");
        }
        return new Unavailable("The video service", RETRY_AFTER);
    }

    private static String remedy(@Nullable String status) {
        return "FAILED".equals(status)
                ? "Its source is still there: retry the video."
                : "Create another video for another file.";
    }
}
