package dev.millrace.video.video;

import dev.millrace.common.signal.DatabaseReadings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long the oldest video has been in each status that must end: {@code video.oldest.seconds}, 0 where there is none. All
 * instances read the same rows, so whoever reads the series takes the maximum.
 */
@Component
class OldestVideos {

    private final JdbcClient jdbc;

    OldestVideos(JdbcClient jdbc, DatabaseReadings readings, MeterRegistry meters) {
        this.jdbc = jdbc;
        for (VideoStatus status :
                new VideoStatus[] {VideoStatus.UPLOADING, VideoStatus.UPLOADED, VideoStatus.TRANSCODING}) {
            Gauge.builder("video.oldest.seconds", this, videos -> readings.read(() -> videos.seconds(status)))
                    .tag("status", status.name())
                    .baseUnit("seconds")
                    .register(meters);
        }
    }

    /** why: the status is part of the text, or the plan could not use the index of just these. */
    private double seconds(VideoStatus status) {
        return jdbc.sql("select coalesce(extract(epoch from now() - min(status_since)), 0) from videos "
                        + "where deleted_at is null and status = '" + status + "'")
                .query(Double.class)
                .single();
    }
}
