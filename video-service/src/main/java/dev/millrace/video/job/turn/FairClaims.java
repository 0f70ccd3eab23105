package dev.millrace.video.job.turn;

import dev.millrace.common.contract.Internal.ClaimAnswer;
import dev.millrace.common.contract.Internal.ClaimAnswer.Outcome;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.video.job.JobClaims;
import dev.millrace.video.job.JobLeases;
import dev.millrace.video.job.turn.JobTurns.WaitingJob;
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

    private final JobClaims claims;
    private final JobLeases leases;
    private final JobTurns turns;
    private final MeterRegistry meters;

    FairClaims(JobClaims claims, JobLeases leases, JobTurns turns, MeterRegistry meters) {
        this.claims = claims;
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
                .orElseGet(() -> claims.claim(videoId, jobId, claimId));
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
        ClaimAnswer answer = claims.claim(asked.videoId(), asked.jobId(), claimId);
        if (answer.outcome() == Outcome.CLAIMED) {
            turns.taken(asked.ownerId());
        }
        return answer;
    }

    private Optional<ClaimAnswer> another(WaitingJob asked, String claimId) {
        Optional<WaitingJob> given = turns.claimedBy(claimId);
        if (given.isPresent()) {
            return given.map(
                    job -> claims.claim(job.videoId(), job.jobId(), claimId).of(message(job)));
        }
        for (int tried = 0; tried < TRIES; tried++) {
            WaitingJob due = turns.before(asked).orElse(null);
            if (due == null) {
                return Optional.empty();
            }
            ClaimAnswer answer = claims.claimInTurn(due.videoId(), due.jobId(), claimId, asked.queuedAt());
            if (answer.outcome() == Outcome.CLAIMED) {
                leases.putBack(asked.jobId());
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
