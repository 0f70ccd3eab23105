package dev.millrace.video.timeline;

import dev.millrace.video.job.EffortNoted;
import dev.millrace.video.job.Jobs;
import dev.millrace.video.video.Videos;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** How much of their time the timelines of videos do not explain. */
@Component
class TimelineMetrics {

    private final Videos videos;
    private final Jobs jobs;
    private final Timelines timelines;
    private final DistributionSummary unattributed;

    TimelineMetrics(Videos videos, Jobs jobs, Timelines timelines, MeterRegistry meters) {
        this.videos = videos;
        this.jobs = jobs;
        this.timelines = timelines;
        this.unattributed = meters.summary("video.timeline.unattributed");
    }

    // why then: the worker of the last attempt speaks after the job has ended, and only then all is known
    @EventListener
    void on(EffortNoted effort) {
        UUID videoId = effort.by().videoId();
        if (jobs.openOf(videoId).isPresent()) {
            return; // why: a divided job has thousands of attempts, and each of their workers speaks
        }
        videos.findByIdAndDeletedAtIsNull(videoId)
                .map(timelines::of)
                .filter(Timeline::ended)
                .ifPresent(timeline -> unattributed.record(timeline.unattributed()));
    }
}
