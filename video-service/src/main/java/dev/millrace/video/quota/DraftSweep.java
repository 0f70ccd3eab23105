package dev.millrace.video.quota;

import dev.millrace.common.pass.Pass;
import dev.millrace.common.pass.Schedule;
import dev.millrace.video.video.VideoLifecycle;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes DRAFTs that no upload session was ever opened for. */
@Component
@EnableConfigurationProperties(QuotaProperties.class)
class DraftSweep implements Pass {

    private static final Logger log = LoggerFactory.getLogger(DraftSweep.class);

    private final JdbcClient jdbc;
    private final VideoLifecycle lifecycle;
    private final QuotaProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;

    DraftSweep(
            JdbcClient jdbc, VideoLifecycle lifecycle, QuotaProperties properties, MeterRegistry meters, Clock clock) {
        this.jdbc = jdbc;
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
        List<UUID> old = jdbc.sql(
                        "select id from videos where status = 'DRAFT' and status_since < ? order by status_since limit ?")
                .params(Timestamp.from(before), properties.draftsBatch())
                .query(UUID.class)
                .list();
        long removed = old.stream().filter(lifecycle::removeDraft).count();
        if (removed > 0) {
            meters.counter("video.drafts.expired").increment((double) removed);
            log.info("{} DRAFTs had no upload for {} and are removed", removed, properties.draftLife());
        }
    }
}
