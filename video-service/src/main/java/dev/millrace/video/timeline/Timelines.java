package dev.millrace.video.timeline;

import dev.millrace.video.job.JobHistory;
import dev.millrace.video.video.PastStatuses;
import dev.millrace.video.video.Video;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Reads what is known of a video's time. */
@Component
class Timelines {

    private final PastStatuses statuses;
    private final JobHistory jobs;
    private final Clock clock;

    Timelines(PastStatuses statuses, JobHistory jobs, Clock clock) {
        this.statuses = statuses;
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
                clock.instant()));
    }
}
