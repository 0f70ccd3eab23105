package dev.millrace.video.lease;

import dev.millrace.common.contract.Internal.ClaimAnswer;
import dev.millrace.common.contract.Internal.ClaimAnswer.Outcome;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.video.lease.JobTurns.WaitingJob;
import dev.millrace.video.lifecycle.JobLeases;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Gives owners their turns: a worker that received the message of one whose turn it is not gets the job of another owner, and
 * puts the message back. Whoever is claimed, a lease decides: two that meet here get two jobs.
 */
@Component
class FairClaims {

    /** How often another job is looked for that nobody takes at the same moment. */
    private static final int TRIES = 3;

    private final JobLeases leases;
    private final JobTurns turns;
    private final MeterRegistry meters;

    FairClaims(JobLeases leases, JobTurns turns, MeterRegistry meters) {
        this.leases = leases;
        this.turns = turns;
        this.meters = meters;
    }

    /**
     * @param claimId identity of the call: its repetition gets the same answer
     * @param takesAnother whether the worker can take another job than this one
     */
    ClaimAnswer claim(UUID videoId, UUID jobId, String claimId, boolean takesAnother) {
        ClaimAnswer answer = turns.waiting(videoId, jobId)
                .map(asked -> waiting(asked, claimId, takesAnother))
                .orElseGet(() -> leases.claim(videoId, jobId, claimId));
        meters.counter(
                        "transcode.claims",
                        "outcome",
                        answer.outcome().name(),
                        "turn",
                        answer.instead() == null ? "OWN" : "ANOTHER")
                .increment();
        return answer;
    }

    private ClaimAnswer waiting(WaitingJob asked, String claimId, boolean takesAnother) {
        if (takesAnother) {
            Optional<ClaimAnswer> another = another(asked, claimId);
            if (another.isPresent()) {
                return another.get();
            }
        }
        ClaimAnswer answer = leases.claim(asked.videoId(), asked.jobId(), claimId);
        if (answer.outcome() == Outcome.CLAIMED) {
            turns.taken(asked.ownerId());
        }
        return answer;
    }

    private Optional<ClaimAnswer> another(WaitingJob asked, String claimId) {
        Optional<WaitingJob> given = turns.claimedBy(claimId);
        if (given.isPresent()) {
            return given.map(
                    job -> leases.claim(job.videoId(), job.jobId(), claimId).of(message(job)));
        }
        for (int tried = 0; tried < TRIES; tried++) {
            WaitingJob due = turns.before(asked).orElse(null);
            if (due == null) {
                return Optional.empty();
            }
            ClaimAnswer answer = leases.claimInTurn(due.videoId(), due.jobId(), claimId, asked.queuedAt());
            if (answer.outcome() == Outcome.CLAIMED) {
                leases.putBack(asked.videoId(), asked.jobId());
                turns.taken(due.ownerId());
                return Optional.of(answer.of(message(due)));
            }
        }
        return Optional.empty();
    }

    private static TranscodeJob message(WaitingJob job) {
        return new TranscodeJob(
                TranscodeJob.CURRENT_VERSION,
                job.jobId(),
                job.videoId(),
                job.sourceFileKey(),
                TranscodeJob.DEFAULT_RENDITIONS,
                job.queuedAt(),
                job.traceparent());
    }
}
