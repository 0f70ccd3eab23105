package dev.millrace.video.quota;

import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import dev.millrace.video.video.VideoLifecycle;
import dev.millrace.video.video.VideoTable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Removes DRAFTs that no upload session was ever opened for. */
@Component
@EnableConfigurationProperties(QuotaProperties.class)
class DraftSweep implements Pass {

    private static final Logger log = LoggerFactory.getLogger(DraftSweep.class);

    private final VideoTable videos;
    private final VideoLifecycle lifecycle;
    private final QuotaProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;

    DraftSweep(
            VideoTable videos,
            VideoLifecycle lifecycle,
            QuotaProperties properties,
            MeterRegistry meters,
            Clock clock) {
        this.videos = videos;
        this.lifecycle = lifecycle;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(properties.draftsEvery(), "drafts");
    }

    @Override
    public void pass() {
        Instant before = clock.instant().minus(properties.draftLife());
        List<UUID> old = videos.draftsSince(before, properties.draftsBatch());
        long removed = old.stream().filter(lifecycle::removeDraft).count();
        if (removed > 0) {
            meters.counter("video.drafts.expired").increment((double) removed);
            log.info("{} DRAFTs had no upload for {} and are removed", removed, properties.draftLife());
        }
    }
}
