package dev.millrace.video.job.turn;

import dev.millrace.video.RunningService;
import dev.millrace.video.job.Claim;
import dev.millrace.video.job.ClaimOutcome;
import dev.millrace.video.job.JobClaims;
import dev.millrace.video.job.JobHistory;
import dev.millrace.video.job.JobLeases;
import dev.millrace.video.job.ReadyVideoJobChanged;
import dev.millrace.video.job.turn.FairScheduling.Turn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service's turns over its database, with a queue and one worker that are simulated. Within the caller's transaction. */
final class SimulatedQueue {

    /** What a job takes that is refused at once. */
    private static final Duration A_JOB = Duration.ofMillis(150);

    private final JdbcClient jdbc;
    private final OwnerTurns turns;
    private final FairScheduling scheduling;
    private final Ticks clock;
    private final Deque<Message> messages = new ArrayDeque<>();
    private final Waits waits = new Waits();

    SimulatedQueue(RunningService service, Lines lines) {
        jdbc = service.jdbc();
        clock = new Ticks(service.bean("clock", Clock.class).instant());
        turns = new OwnerTurns(jdbc, clock);
        // why: leases go by the service's own clock, but here none outlives a claim
        scheduling = new FairScheduling(
                service.bean(JobClaims.class),
                service.bean(JobLeases.class),
                service.bean(JobHistory.class),
                new DueJobs(jdbc, clock),
                turns,
                lines,
                new SimpleMeterRegistry());
        jdbc.sql("delete from job_turns").update();
    }

    Waits waits() {
        return waits;
    }

    void arrive(String owner) {
        Message message = new Message(UUID.randomUUID(), UUID.randomUUID(), owner);
        jdbc.sql("""
                        with video as (
                            insert into videos (id, owner_id, title, source_mime, source_size_bytes, source_file_key, status,
                                status_since, version, created_at, updated_at)
                            values (:video, :owner, 'a tour', 'video/mp4', 1000, 'videos/a', 'TRANSCODING', :now, 0, :now, :now)
                            returning *)
                        insert into transcode_jobs (id, video_id, owner_id, source_file_key, opened_at, attempt, claim_id,
                            failures, queued_at, state, state_since)
                        select :job, id, owner_id, source_file_key, :now, 0, '', 0, :now, 'WAITING', :now from video
                        """)
                .param("video", message.videoId())
                .param("job", message.jobId())
                .param("owner", owner)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        turns.on(new ReadyVideoJobChanged(message.videoId(), message.jobId(), owner, true, null));
        messages.addLast(message);
        waits.arrived(owner);
    }

    /** The worker takes messages until it is given a job, and ends that. @return its owner */
    String serve() {
        while (true) {
            Message asked = messages.removeFirst();
            Turn turn = scheduling.claim(
                    Claim.of(asked.videoId(), asked.jobId(), UUID.randomUUID().toString(), true), true);
            if (turn.outcome() instanceof ClaimOutcome.Claimed claimed) {
                if (turn.another() != null) {
                    messages.addLast(asked);
                }
                String owner = claimed.job().ownerId();
                end(claimed.job().id());
                waits.served(owner);
                return owner;
            }
        }
    }

    private void end(UUID jobId) {
        jdbc.sql("update transcode_jobs set state = 'DONE', lease_until = null, heard_at = null where id = ?")
                .param(jobId)
                .update();
        pass(A_JOB);
    }

    /** Time passes while nobody does anything. */
    void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    private record Message(UUID videoId, UUID jobId, String owner) {}

    /** Goes on by a microsecond whenever it is read, and when it is told to. */
    private static final class Ticks extends Clock {

        private Instant now;

        private Ticks(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            now = now.plusNanos(1000);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Instants only");
        }
    }
}
