package dev.millrace.explore;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.job.Division;
import dev.millrace.video.job.Job;
import dev.millrace.video.job.Work;
import dev.millrace.video.job.WorkState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The rows of a video's jobs: made from a state, and written back into one. */
final class JobRows {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LONG_SILENCE = Duration.ofHours(2);
    private static final Instant YESTERDAY = Scene.NOW.minus(Duration.ofDays(1));

    private final Names names;

    JobRows(Names names) {
        this.names = names;
    }

    /** Identity of a claim call of a worker, for the attempt it is about to get. */
    static String claimId(int worker, int attempt) {
        return "w" + worker + "#" + attempt;
    }

    /** The rows that a state speaks of: of earlier jobs only that they were. */
    List<Job> of(State state) {
        List<Job> rows = new ArrayList<>();
        for (int number = 1; number <= State.JOBS; number++) {
            if (state.isMarked(Field.JOBS_OPENED, number - 1)) {
                rows.add(number == state.get(Field.JOB) ? latest(state) : earlier(number));
            }
        }
        return rows;
    }

    private Job earlier(int number) {
        WorkState givenUp = new WorkState.GivenUp(FailReason.TRANSCODE_ERROR, YESTERDAY);
        return job(number, YESTERDAY, new Work(1, claimId(0, 1), 1, YESTERDAY, givenUp));
    }

    private Job latest(State state) {
        int attempt = state.get(Field.ATTEMPT);
        int holder = state.get(Field.HOLDER);
        String claimId = holder == 0 ? "" : claimId(holder - 1, attempt);
        Instant heard = state.is(Field.SILENT) ? Scene.NOW.minus(LONG_SILENCE) : Scene.NOW;
        Work work = new Work(attempt, claimId, state.get(Field.FAILURES), heard, workState(state, heard));
        return job(state.get(Field.JOB), Scene.NOW.minus(LONG_SILENCE), work);
    }

    private static WorkState workState(State state, Instant heard) {
        return switch (JobEnd.values()[state.get(Field.JOB_END)]) {
            case DONE -> new WorkState.Done(Scene.NOW);
            case GIVEN_UP -> new WorkState.GivenUp(FailReason.TRANSCODE_ERROR, Scene.NOW);
            case CANCELED -> new WorkState.Canceled(Scene.NOW);
            case NOT_YET ->
                switch (Lease.values()[state.get(Field.LEASE)]) {
                    case NONE -> new WorkState.Waiting(heard);
                    case LIVE -> new WorkState.Claimed(heard, Scene.NOW.plus(LEASE), heard);
                    case LAPSED -> new WorkState.Claimed(heard, Scene.NOW.minusSeconds(1), heard);
                };
        };
    }

    private Job job(int number, Instant openedAt, Work work) {
        return new Job(
                names.job(number), Scene.VIDEO, Scene.OWNER, Scene.SOURCE_KEY, null, openedAt, Division.NONE, work);
    }

    /** Writes the committed rows into the state. */
    void write(Collection<Job> rows, State state) {
        rows.forEach(job -> state.mark(Field.JOBS_OPENED, names.job(job.id()) - 1));
        rows.stream().max(Comparator.comparing(Job::openedAt)).ifPresent(latest -> write(latest, state));
    }

    private void write(Job job, State state) {
        Work work = job.work();
        boolean hasHolder = job.isOpen() && !work.claimId().isEmpty();
        state.set(Field.JOB, names.job(job.id()));
        state.set(Field.ATTEMPT, work.attempt());
        state.set(Field.FAILURES, work.failures());
        state.set(Field.LEASE, lease(work));
        state.set(Field.HOLDER, hasHolder ? work.claimId().charAt(1) - '0' + 1 : 0);
        state.set(Field.SILENT, job.isOpen() && work.heardAt().isBefore(Scene.NOW) ? 1 : 0);
        state.set(Field.OPEN, job.isOpen() ? 1 : 0);
        state.set(Field.JOB_END, end(work.state()));
    }

    private static Lease lease(Work work) {
        if (work.state() instanceof WorkState.Claimed) {
            return work.isLeased(Scene.NOW) ? Lease.LIVE : Lease.LAPSED;
        }
        return Lease.NONE;
    }

    private static JobEnd end(WorkState state) {
        if (state instanceof WorkState.Done) {
            return JobEnd.DONE;
        }
        if (state instanceof WorkState.GivenUp) {
            return JobEnd.GIVEN_UP;
        }
        return state instanceof WorkState.Canceled ? JobEnd.CANCELED : JobEnd.NOT_YET;
    }
}
