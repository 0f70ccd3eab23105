package dev.millrace.upload.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.common.media.SourceContainer;
import dev.millrace.upload.RunningUploadService;
import dev.millrace.upload.UploadClient;
import dev.millrace.upload.VideoServiceFake;
import dev.millrace.upload.session.UnfinishedSessions;
import dev.millrace.upload.store.ForgetfulStore;
import dev.millrace.upload.store.Multipart;
import dev.millrace.upload.store.NoSuchMultipart;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningUploadService
class LeakedMultipartsIT {

    private final ForgetfulStore store;
    private final UploadClient phone;
    private final UUID video;
    private final MeterRegistry meters;
    private final LeakedMultiparts leaks;

    LeakedMultipartsIT(
            ForgetfulStore store,
            UnfinishedSessions sessions,
            VideoServiceFake videos,
            MeterRegistry meters,
            Clock clock,
            @LocalServerPort int port) {
        this.store = store;
        this.meters = meters;
        this.phone = UploadClient.someone(port);
        this.video = videos.draftOf(phone.user());
        Clock inTwoHours = Clock.offset(clock, Duration.ofHours(2));
        this.leaks = new LeakedMultiparts(store, sessions, hourlySettings(), meters, inTwoHours);
    }

    @Test
    void onlyPartsThatNoLiveSessionOwnsAreRemoved() {
        String session = phone.opened(video, 1000);
        phone.send(session, UploadClient.mp4(1000), 5_242_880, 1);
        UUID forgotten = UUID.randomUUID();
        Multipart leaked = store.open(
                ObjectKeys.source(forgotten, SourceContainer.MP4), "video/mp4", "nobody", forgotten, UUID.randomUUID());

        double before = aborted();
        leaks.pass();

        assertThat(aborted()).isGreaterThan(before);
        assertThatExceptionOfType(NoSuchMultipart.class).isThrownBy(() -> store.parts(leaked));
        assertThat(phone.read(session).body().path("parts")).hasSize(1);
        phone.complete(session).expect(200);
    }

    private double aborted() {
        return meters.counter("upload.multiparts.leaked").count();
    }

    private static ExpiryProperties hourlySettings() {
        Duration hour = Duration.ofHours(1);
        return new ExpiryProperties(hour, hour, hour, hour, hour, hour, hour);
    }
}
