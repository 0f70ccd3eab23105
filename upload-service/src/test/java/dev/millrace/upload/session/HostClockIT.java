package dev.millrace.upload.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.upload.RunningUploadService;
import dev.millrace.upload.UploadClient;
import dev.millrace.upload.VideoServiceFake;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock of the service's machine is six hours ahead, see Surroundings; the database's time counts. */
@RunningUploadService
class HostClockIT {

    private static final Duration NEAR = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SessionProperties properties;
    private final UploadClient phone;
    private final UUID video;

    HostClockIT(
            JdbcClient jdbc,
            Clock clock,
            SessionProperties properties,
            VideoServiceFake videos,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.properties = properties;
        this.phone = UploadClient.someone(port);
        this.video = videos.draftOf(phone.user());
    }

    @Test
    void theServiceGoesByTheDatabasesTime() {
        assertThat(Duration.between(databaseTime(), clock.instant()).abs()).isLessThan(NEAR);
    }

    @Test
    void aSessionHasItsWholeLifeByTheDatabasesTime() {
        String session = phone.opened(video, 1000);

        Instant ends = Instant.parse(phone.read(session).text("expiresAt"));
        assertThat(Duration.between(databaseTime().plus(properties.life()), ends)
                        .abs())
                .isLessThan(NEAR);
    }

    private Instant databaseTime() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
