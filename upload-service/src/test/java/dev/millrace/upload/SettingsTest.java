package dev.millrace.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.upload.part.PartProperties;
import dev.millrace.upload.session.SessionProperties;
import dev.millrace.upload.store.StorageProperties;
import dev.millrace.upload.video.VideoServiceProperties;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class SettingsTest {

    @Test
    void defaultsAreThoseOfTheRequirements() {
        assertThat(bound("millrace.session", SessionProperties.class, Map.of()))
                .isEqualTo(new SessionProperties(Duration.ofDays(7), 5, null, Duration.ofMinutes(1)));
        assertThat(bound("millrace.part", PartProperties.class, Map.of()))
                .isEqualTo(new PartProperties(DataSize.ofBytes(5_242_880), Duration.ofHours(1)));
        assertThat(bound("millrace.storage", StorageProperties.class, Map.of()))
                .isEqualTo(new StorageProperties(
                        "millrace-media",
                        null,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(60),
                        2));
        assertThat(bound("millrace.video-service", VideoServiceProperties.class, Map.of()))
                .isEqualTo(new VideoServiceProperties(
                        URI.create("http://127.0.0.1:8081"), 2, Duration.ofMillis(200), Duration.ofSeconds(5)));
    }

    @Test
    void everyKeyIsRead() {
        assertThat(bound(
                        "millrace.session",
                        SessionProperties.class,
                        Map.of(
                                "life",
                                "2h",
                                "live-per-owner",
                                "3",
                                "daily-bytes-per-owner",
                                "2GB",
                                "touch-every",
                                "5s")))
                .isEqualTo(
                        new SessionProperties(Duration.ofHours(2), 3, DataSize.ofGigabytes(2), Duration.ofSeconds(5)));
        assertThat(bound("millrace.part", PartProperties.class, Map.of("size", "8MB", "url-life", "10m")))
                .isEqualTo(new PartProperties(DataSize.ofMegabytes(8), Duration.ofMinutes(10)));
    }

    @Test
    void partsThatStorageWouldRefuseStopTheStart() {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bound("millrace.part", PartProperties.class, Map.of("size", "4MB")))
                .havingRootCause()
                .withMessageContaining("millrace.part.size");
    }

    private static <T> T bound(String prefix, Class<T> type, Map<String, String> values) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        values.forEach((key, value) -> source.put(prefix + "." + key, value));
        return new Binder(source).bindOrCreate(prefix, type);
    }
}
