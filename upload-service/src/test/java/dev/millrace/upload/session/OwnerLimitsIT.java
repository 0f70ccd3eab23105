package dev.millrace.upload.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.upload.RunningUploadService;
import dev.millrace.upload.UploadClient;
import dev.millrace.upload.VideoServiceFake;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

@RunningUploadService
class OwnerLimitsIT {

    private final OwnerLimits limits;
    private final VideoServiceFake videos;
    private final UploadClient phone;

    OwnerLimitsIT(SessionRows rows, JdbcClient jdbc, VideoServiceFake videos, Clock clock, @LocalServerPort int port) {
        SessionProperties settings = new SessionProperties(
                Duration.ofDays(7), 5, DataSize.ofBytes(1500), 2, Duration.ofMinutes(1), Duration.ofMinutes(2));
        this.videos = videos;
        this.limits = new OwnerLimits(rows, jdbc, settings, clock);
        this.phone = UploadClient.someone(port);
        phone.opened(videos.draftOf(phone.user()), 1000);
    }

    @Test
    void theDailyBytesOfAnOwnerAreLimited() {
        assertThatCode(() -> limits.check(phone.user(), 500)).doesNotThrowAnyException();
        assertThatExceptionOfType(TooManyUploads.class)
                .isThrownBy(() -> limits.check(phone.user(), 501))
                .satisfies(refusal -> assertThat(refusal.retryAfter()).isNotNull());
    }

    @Test
    void soAreTheSessionsThatItOpensInADay() {
        limits.check(phone.user(), 1);
        phone.move(phone.opened(videos.draftOf(phone.user()), 1), "cancel").expect(200);
        assertThatExceptionOfType(TooManyUploads.class)
                .isThrownBy(() -> limits.check(phone.user(), 1))
                .withMessageContaining("2 uploads");
    }

    @Test
    void anotherOwnersBytesDoNotCount() {
        assertThatCode(() -> limits.check("another " + phone.user(), 1500)).doesNotThrowAnyException();
    }
}
