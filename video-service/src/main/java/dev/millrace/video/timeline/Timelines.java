package dev.millrace.video.timeline;

import dev.millrace.common.contract.UploadCourse;
import dev.millrace.video.job.JobHistory;
import dev.millrace.video.video.PastStatuses;
import dev.millrace.video.video.PastUploads;
import dev.millrace.video.video.Video;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Reads what is known of a video's time. */
@Component
class Timelines {

    private final PastStatuses statuses;
    private final PastUploads uploads;
    private final JobHistory jobs;
    private final Clock clock;

    Timelines(PastStatuses statuses, PastUploads uploads, JobHistory jobs, Clock clock) {
        this.statuses = statuses;
        this.uploads = uploads;
        this.jobs = jobs;
        this.clock = clock;
    }

    Timeline of(Video video) {
        boolean isStored = video.source().fileKey() != null;
        return Timeline.of(new History(
                video.createdAt(),
                statuses.of(video.id()),
                video.status(),
                video.statusSince(),
                jobs.of(video.id()),
                isStored ? video.source().sizeBytes() : null,
                uploads.of(video.id()).orElse(UploadCourse.UNKNOWN),
                clock.instant()));
    }
}
