package dev.millrace.video.job;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoStatus;
import dev.millrace.video.video.Videos;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a message in the dead-letter queue stands for. The one place that says so, for recovery and for operators. */
@Component
public class DeadJobs {

    private final Videos videos;
    private final Jobs jobs;
    private final TranscodeFailures failures;

    DeadJobs(Videos videos, Jobs jobs, TranscodeFailures failures) {
        this.videos = videos;
        this.jobs = jobs;
        this.failures = failures;
    }

    /** @param message null when it is no job */
    public DeadJob understand(@Nullable TranscodeJob message) {
        if (message == null) {
            return new DeadJob(Meaning.UNREADABLE, null, null, null);
        }
        Video video = videos.findByIdAndDeletedAtIsNull(message.videoId()).orElse(null);
        if (video == null) {
            return new DeadJob(Meaning.OBSOLETE, null, null, null);
        }
        Job job = jobs.latestOf(video.id()).orElse(null);
        if (job == null || !job.id().equals(message.jobId())) {
            return new DeadJob(unknown(video, message), video.status(), null, null);
        }
        FailReason reason = failures.latestReason(job.planner()).orElse(null);
        return new DeadJob(meaning(video, job), video.status(), job, reason);
    }

    private static Meaning meaning(Video video, Job job) {
        if (job.isOpen()) {
            return Meaning.WAITING;
        }
        boolean canRun = video.status() == VideoStatus.FAILED || video.status() == VideoStatus.READY;
        return job.isGivenUp() && canRun ? Meaning.REDRIVABLE : Meaning.OBSOLETE;
    }

    // why: the message may have overtaken the report of its upload
    private Meaning unknown(Video video, TranscodeJob message) {
        boolean reportMayCome = video.status() == VideoStatus.UPLOADING
                && jobs.find(message.jobId()).isEmpty();
        return reportMayCome ? Meaning.WAITING : Meaning.OBSOLETE;
    }

    /**
     * A dead message, understood.
     *
     * @param videoStatus null without a video
     * @param job the video's latest, when it is the one that the message names
     * @param failReason why its last attempt failed, where it is known
     */
    public record DeadJob(
            Meaning meaning,
            @Nullable VideoStatus videoStatus,
            @Nullable Job job,
            @Nullable FailReason failReason) {

        /** Whether its job is done or its video is gone: an alarm of it would be for nothing. */
        public boolean isSettled() {
            return meaning == Meaning.OBSOLETE && (videoStatus == null || (job != null && job.isDone()));
        }
    }

    /** What can be done with it. */
    public enum Meaning {
        /** Its job was given up: a redrive gives the video a new one. */
        REDRIVABLE,
        /** Its job is open: the service itself enqueues it again within a minute. */
        WAITING,
        /** Its job was superseded or done, or its video is gone: it can be taken out. */
        OBSOLETE,
        /** It is no job that this service knows: an operator must look. */
        UNREADABLE
    }
}
