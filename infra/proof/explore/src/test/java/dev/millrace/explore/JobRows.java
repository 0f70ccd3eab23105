package dev.millrace.explore;

import dev.millrace.common.contract.FailReason;
import dev.millrace.video.job.Division;
import dev.millrace.video.job.Job;
import dev.millrace.video.job.Task;
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

    static final Duration LEASE = Duration.ofSeconds(60);

    /** Longer than recovery waits. */
    static final Instant LONG_AGO = Scene.NOW.minus(Duration.ofHours(2));

    /** Longer than a back-off, shorter than recovery waits. */
    static final Instant A_WHILE_AGO = Scene.NOW.minusSeconds(30);

    private static final Instant YESTERDAY = Scene.NOW.minus(Duration.ofDays(1));

    private final Names names;

    JobRows(Names names) {
        this.names = names;
    }

    /** Identity of a claim call of a worker, for the attempt it is about to get. */
    static String claimId(int worker, int attempt) {
        return "w" + worker + "#" + attempt;
    }

    /** Whose claim it was. */
    static int worker(String claimId) {
        return claimId.charAt(1) - '0';
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
        return job(number, YESTERDAY, Division.NONE, new Work(1, claimId(0, 1), 1, YESTERDAY, givenUp));
    }

    private Job latest(State state) {
        int attempt = state.get(Field.ATTEMPT);
        int holder = state.get(Field.HOLDER);
        String claimId = holder == 0 ? "" : claimId(holder - 1, attempt);
        Instant heard = heardAt(state);
        Work work = new Work(attempt, claimId, state.get(Field.FAILURES), heard, workState(state, heard));
        return job(state.get(Field.JOB), LONG_AGO, TaskRows.division(state), work);
    }

    private static Instant heardAt(State state) {
        if (state.is(Field.SILENT)) {
            return LONG_AGO;
        }
        boolean hasBackedOff = state.isDivided() && state.is(Field.LEASE, Lease.NONE) && !state.is(Field.BACK_OFF);
        return hasBackedOff ? A_WHILE_AGO : Scene.NOW;
    }

    static boolean isSilent(Work work) {
        return work.heardAt().isBefore(A_WHILE_AGO);
    }

    static boolean isBackingOff(Work work) {
        return work.failures() > 0 && work.heardAt().plus(Work.BACK_OFF).isAfter(Scene.NOW);
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
                    case TASKS -> new WorkState.Divided(heard);
                };
        };
    }

    private Job job(int number, Instant openedAt, Division division, Work work) {
        return new Job(names.job(number), Scene.VIDEO, Scene.OWNER, Scene.SOURCE_KEY, null, openedAt, division, work);
    }

    /** Writes the committed rows into the state. */
    void write(Collection<Job> rows, Collection<Task> tasks, State state) {
        rows.forEach(job -> state.mark(Field.JOBS_OPENED, names.job(job.id()) - 1));
        rows.stream().max(Comparator.comparing(Job::openedAt)).ifPresent(latest -> {
            write(latest, state);
            TaskRows.write(latest, tasks, state);
        });
    }

    private void write(Job job, State state) {
        Work work = job.work();
        boolean hasHolder =
                job.isOpen() && !job.isWaitingForTasks() && !work.claimId().isEmpty();
        state.set(Field.JOB, names.job(job.id()));
        state.set(Field.ATTEMPT, work.attempt());
        state.set(Field.FAILURES, work.failures());
        state.set(Field.LEASE, lease(work));
        state.set(Field.HOLDER, hasHolder ? worker(work.claimId()) + 1 : 0);
        state.set(Field.SILENT, job.isOpen() && isSilent(work) ? 1 : 0);
        boolean isWaiting = work.state() instanceof WorkState.Waiting;
        state.set(Field.BACK_OFF, job.isDivided() && isWaiting && isBackingOff(work) ? 1 : 0);
        state.set(Field.OPEN, job.isOpen() ? 1 : 0);
        state.set(Field.JOB_END, end(work.state()));
    }

    private static Lease lease(Work work) {
        if (work.state() instanceof WorkState.Claimed) {
            return work.isLeased(Scene.NOW) ? Lease.LIVE : Lease.LAPSED;
        }
        return work.state() instanceof WorkState.Divided ? Lease.TASKS : Lease.NONE;
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
