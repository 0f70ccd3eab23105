package dev.millrace.upload.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.upload.RunningUploadService;
import dev.millrace.upload.UploadClient;
import dev.millrace.upload.VideoServiceFake;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningUploadService
class UsageIT {

    private final VideoServiceFake videos;
    private final UploadClient phone;

    UsageIT(VideoServiceFake videos, @LocalServerPort int port) {
        this.videos = videos;
        this.phone = UploadClient.someone(port);
    }

    @Test
    void aClientLearnsItsLimitsBeforeItChoosesAFile() {
        JsonNode limits = phone.get("/api/usage").expect(200).body().path("limits");

        assertThat(limits.path("maxBytes").asLong()).isEqualTo(1_610_612_736L);
        assertThat(limits.path("allowedTypes").findValuesAsString("extension"))
                .containsExactly("mp4", "mov", "3gp", "avi", "wmv");
        assertThat(limits.path("allowedTypes").get(2).path("mimes").get(0).asString())
                .isEqualTo("video/3gpp");
        assertThat(limits.path("maxDurationSeconds").asLong()).isEqualTo(14_400);
        assertThat(limits.path("partSizeBytes").asLong()).isEqualTo(5_242_880);
        assertThat(limits.path("parallelParts").asInt()).isEqualTo(3);
        assertThat(limits.path("drafts").asInt()).isEqualTo(1000);
        assertThat(limits.path("storedBytes").asLong()).isEqualTo(VideoServiceFake.MOST_BYTES);
    }

    @Test
    void whatIsUsedCountsItsUploads() {
        JsonNode before = phone.get("/api/usage").expect(200).body().path("used");
        phone.opened(videos.draftOf(phone.user()), 1000);
        JsonNode after = phone.get("/api/usage").expect(200).body().path("used");

        assertThat(before.path("liveUploads").asInt()).isZero();
        assertThat(after.path("liveUploads").asInt()).isEqualTo(1);
        assertThat(after.path("uploadsPerDay").asInt()).isEqualTo(1);
        assertThat(after.path("bytesPerDay").asLong()).isEqualTo(1000);
        assertThat(after.path("storedBytes").asLong()).isEqualTo(VideoServiceFake.STORED_BYTES);
    }

    @Test
    void withoutVideoServiceItSaysWhenToAskAgain() {
        videos.setDown(true);
        try {
            assertThat(phone.get("/api/usage").expect(503).headers().firstValue("Retry-After"))
                    .isPresent();
        } finally {
            videos.setDown(false);
        }
    }
}
