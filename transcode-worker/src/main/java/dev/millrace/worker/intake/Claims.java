package dev.millrace.worker.intake;

import dev.millrace.common.call.VideoServiceCalls;
import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.ClaimAnswer;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.Internal.ClaimRequest;
import dev.millrace.common.contract.Internal.DivideRequest;
import dev.millrace.common.contract.Internal.DoneRequest;
import dev.millrace.common.contract.Internal.ReleaseRequest;
import dev.millrace.common.contract.Internal.RenewRequest;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.web.Ids;
import dev.millrace.worker.outcome.StopSignal;
import dev.millrace.worker.report.FinalCalls;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Claims, renews, divides and releases jobs and their tasks with video-service. Thread-safe. */
@Component
class Claims {

    private final VideoServiceCalls calls;
    private final FinalCalls finalCalls;
    private final Ids ids;
    /** process@host, for people. */
    private final String workerId = ManagementFactory.getRuntimeMXBean().getName();

    Claims(VideoServiceCalls calls, FinalCalls finalCalls, Ids ids) {
        this.calls = calls;
        this.finalCalls = finalCalls;
        this.ids = ids;
    }

    ClaimAnswer claim(TranscodeJob job) {
        return calls.post(
                ids.next().toString(),
                path(job.jobId(), "claim"),
                new ClaimRequest(job.videoId(), workerId, true, true),
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

    /**
     * Leaves the rest of a job to tasks. Returns when video-service has it; throws like {@link FinalCalls#post}.
     *
     * @param stages how many tasks each has
     */
    void divide(AttemptId attempt, List<Integer> stages, StopSignal signal) throws InterruptedException {
        DivideRequest request = new DivideRequest(attempt.videoId(), attempt.number(), stages);
        finalCalls.post(attempt.fact("DIVIDED"), path(attempt.jobId(), "divide"), request, signal);
    }

    /** Ends the attempt at a task, or at an assembly that is not the last; returns and throws like {@link #divide}. */
    void done(AttemptId attempt, StopSignal signal) throws InterruptedException {
        DoneRequest request = new DoneRequest(attempt.videoId(), attempt.number());
        finalCalls.post(attempt.fact("DONE"), path(attempt.jobId(), "done"), request, signal);
    }

    private void post(AttemptId attempt, String verb, Object request) {
        calls.post(ids.next().toString(), path(attempt.jobId(), verb), request);
    }

    private static String path(Object jobId, String verb) {
        return "/internal/jobs/" + jobId + "/" + verb;
    }
}
