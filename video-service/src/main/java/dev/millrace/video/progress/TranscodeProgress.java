package dev.millrace.video.progress;

import dev.millrace.common.contract.AttemptId;
import dev.millrace.common.contract.Stage;
import dev.millrace.video.job.JobTasks;
import dev.millrace.video.job.Jobs;
import dev.millrace.video.job.TaskDone;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoPurged;
import dev.millrace.video.video.VideoStatus;
import dev.millrace.video.video.Videos;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Saves and reads progress. Within one attempt it only grows, whatever order the reports come in. */
@Service
public class TranscodeProgress {

    /** With all tasks done; what is left is to assemble them. */
    private static final int ALMOST = 99;

    private final JdbcClient jdbc;
    private final Jobs jobs;
    private final JobTasks tasks;
    private final Videos videos;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TranscodeProgress(
            JdbcClient jdbc, Jobs jobs, JobTasks tasks, Videos videos, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.tasks = tasks;
        this.videos = videos;
        this.events = events;
        this.clock = clock;
    }

    /** Saves a report of the effective attempt; one that is behind what is known changes nothing. */
    @Transactional
    public void report(Video video, AttemptId by, Progress progress) {
        int saved = jdbc.sql("""
                        insert into transcode_progress as known
                            (video_id, job_id, attempt, stage, percent, eta_seconds, updated_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (video_id) do update
                        set job_id = excluded.job_id, attempt = excluded.attempt, stage = excluded.stage,
                            percent = excluded.percent, eta_seconds = excluded.eta_seconds,
                            updated_at = excluded.updated_at
                        where known.job_id <> excluded.job_id or known.attempt < excluded.attempt
                           or (known.attempt = excluded.attempt and known.percent <= excluded.percent)
                        """)
                .param(video.id())
                .param(by.jobId())
                .param(by.number())
                .param(progress.stage().name())
                .param(progress.percent())
                .param(progress.etaSeconds())
                .param(Timestamp.from(clock.instant()))
                .update();
        if (saved == 1) {
            events.publishEvent(new ProgressMade(video.id(), video.ownerId(), video.status(), progress));
        }
    }

    // why: tasks report nothing themselves, and many are done within one percent
    @EventListener
    void on(TaskDone task) {
        int percent = percent(task.done(), task.tasks());
        if (percent > percent(task.done() - 1, task.tasks())) {
            Stage stage = task.done() == task.tasks() ? Stage.PUBLISHING : Stage.ENCODING;
            int secondsLeft = tasks.pace(task.planner().jobId()).secondsLeft(clock.instant());
            videos.findByIdAndDeletedAtIsNull(task.planner().videoId())
                    .ifPresent(video -> report(video, task.planner(), new Progress(stage, percent, secondsLeft)));
        }
    }

    @EventListener
    void on(VideoPurged purged) {
        jdbc.sql("delete from transcode_progress where video_id = ?")
                .param(purged.videoId())
                .update();
    }

    private static int percent(int done, int tasks) {
        return ALMOST * done / tasks;
    }

    /** The progress of the current attempt, or of all tasks; null unless a job is open. */
    public @Nullable Progress of(Video video) {
        return of(video.id(), video.status());
    }

    /** The same of a video in this status. */
    public @Nullable Progress of(UUID videoId, VideoStatus status) {
        boolean mayHaveJob = status == VideoStatus.TRANSCODING || status == VideoStatus.READY;
        return mayHaveJob ? jobs.openOf(videoId).map(job -> of(job.planner())).orElse(null) : null;
    }

    private Progress of(AttemptId attempt) {
        return jdbc.sql("select stage, percent, eta_seconds from transcode_progress "
                        + "where video_id = ? and job_id = ? and attempt = ?")
                .params(attempt.videoId(), attempt.jobId(), attempt.number())
                .query((row, number) -> new Progress(
                        Stage.valueOf(row.getString("stage")),
                        row.getInt("percent"),
                        row.getObject("eta_seconds", Integer.class)))
                .optional()
                .orElse(Progress.QUEUED);
    }
}
