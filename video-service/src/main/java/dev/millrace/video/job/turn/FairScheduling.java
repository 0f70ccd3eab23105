package dev.millrace.video.job.turn;

import dev.millrace.video.job.Claim;
import dev.millrace.video.job.ClaimOutcome;
import dev.millrace.video.job.ClaimOutcome.Claimed;
import dev.millrace.video.job.JobClaims;
import dev.millrace.video.job.JobHistory;
import dev.millrace.video.job.JobLeases;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Owners take turns: a worker whose message belongs to an owner out of turn gets the job of another owner instead, and requeues
 * the message. Concurrent claims never get the same job, since a lease decides.
 */
@Component
class FairScheduling {

    /** How often to look for another job when a concurrent claim takes the one that was found. */
    private static final int TRIES = 3;

    private final JobClaims claims;
    private final JobLeases leases;
    private final JobHistory history;
    private final DueJobs due;
    private final OwnerTurns turns;
    private final Lines lines;
    private final MeterRegistry meters;

    FairScheduling(
            JobClaims claims,
            JobLeases leases,
            JobHistory history,
            DueJobs due,
            OwnerTurns turns,
            Lines lines,
            MeterRegistry meters) {
        this.claims = claims;
        this.leases = leases;
        this.history = history;
        this.due = due;
        this.turns = turns;
        this.lines = lines;
        this.meters = meters;
    }

    /** @param takesAnother whether the worker can take another job than this one */
    Turn claim(Claim claim, boolean takesAnother) {
        Turn turn = due.waiting(claim)
                .map(asked -> waiting(asked, claim, takesAnother))
                .orElseGet(() -> Turn.own(claims.claim(claim)));
        meters.counter(
                        "transcode.claims",
                        "outcome",
                        turn.outcomeName(),
                        "turn",
                        turn.another() == null ? "OWN" : "ANOTHER")
                .increment();
        return turn;
    }

    private Turn waiting(WaitingJob asked, Claim claim, boolean takesAnother) {
        if (takesAnother) {
            Optional<Turn> another = another(asked, claim);
            if (another.isPresent()) {
                return another.get();
            }
        }
        ClaimOutcome outcome = claims.claim(claim);
        if (outcome instanceof Claimed) {
            turns.taken(asked.ownerId());
        }
        return Turn.own(outcome);
    }

    private Optional<Turn> another(WaitingJob asked, Claim claim) {
        Optional<WaitingJob> given = due.claimedBy(claim.id());
        if (given.isPresent()) {
            return given.map(job -> again(asked, job, claim));
        }
        Line line = lines.next();
        for (int tried = 0; tried < TRIES; tried++) {
            WaitingJob next = due.before(asked, line, claim.takesTasks()).orElse(null);
            if (next == null) {
                return Optional.empty();
            }
            ClaimOutcome outcome = claims.claim(claim.instead(next.videoId(), next.jobId(), asked.queuedAt()));
            if (outcome instanceof Claimed) {
                leases.requeue(asked.jobId());
                history.passedOver(asked.jobId());
                turns.taken(next.ownerId());
                return Optional.of(new Turn(outcome, next));
            }
        }
        return Optional.empty();
    }

    /** The answer to a repeated call. */
    private Turn again(WaitingJob asked, WaitingJob given, Claim claim) {
        ClaimOutcome outcome = claims.claim(claim.instead(given.videoId(), given.jobId(), null));
        return given.jobId().equals(asked.jobId()) ? Turn.own(outcome) : new Turn(outcome, given);
    }

    /**
     * What a worker gets for its claim.
     *
     * @param another the job that the outcome is of, when it is not the one that was asked for, else null
     */
    record Turn(ClaimOutcome outcome, @Nullable WaitingJob another) {

        static Turn own(ClaimOutcome outcome) {
            return new Turn(outcome, null);
        }

        /** The outcome in metrics and logs. */
        String outcomeName() {
            return outcome.getClass().getSimpleName().toUpperCase(Locale.ROOT);
        }

        /** Number of the task; 0 of a job itself. */
        int task() {
            return outcome instanceof Claimed claimed ? claimed.taskNumber() : 0;
        }

        /** Fencing number; 0 unless a job was claimed. */
        int attempt() {
            return outcome instanceof Claimed claimed ? claimed.work().attempt() : 0;
        }
    }
}
