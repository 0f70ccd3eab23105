package dev.millrace.worker.intake;

import dev.millrace.common.call.VideoServiceCalls;
import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.ClaimAnswer;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.ClaimRequest;
import dev.millrace.common.contract.Internal.ReleaseRequest;
import dev.millrace.common.contract.Internal.RenewRequest;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.web.Ids;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Claims, renews and releases jobs with video-service. Thread-safe. */
@Component
class Claims {

    private final VideoServiceCalls calls;
    private final Ids ids;
    /** process@host, for people. */
    private final String workerId = ManagementFactory.getRuntimeMXBean().getName();

    Claims(VideoServiceCalls calls, Ids ids) {
        this.calls = calls;
        this.ids = ids;
    }

    ClaimAnswer claim(TranscodeJob job) {
        return calls.post(
                ids.next().toString(),
                path(job.jobId(), "claim"),
                new ClaimRequest(job.videoId(), workerId, true, false),
                ClaimAnswer.class);
    }

    /** @throws dev.millrace.common.signature.SignedCallRefused 409 when the lease belongs to a later attempt */
    void renew(AttemptId attempt) {
        post(attempt, "renew", new RenewRequest(attempt.videoId(), attempt.number()));
    }

    /** Ends the lease early; throws like {@link #renew}. */
    void release(AttemptId attempt, boolean failed, @Nullable FailReason reason, @Nullable String detail) {
        post(attempt, "release", new ReleaseRequest(attempt.videoId(), attempt.number(), failed, reason, detail));
    }

    private void post(AttemptId attempt, String verb, Object request) {
        calls.post(ids.next().toString(), path(attempt.jobId(), verb), request);
    }

    private static String path(Object jobId, String verb) {
        return "/internal/jobs/" + jobId + "/" + verb;
    }
}
