package dev.millrace.video.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ConditionalRequestsIT {

    private final RunningService service = RunningService.shared();

    @Test
    void pollSeesProgressAndIsSpared304WhereNothingDiffers() {
        Journey video = Journey.aVideo(service).claimed();
        video.report(video.progressReport(5, null));
        Answer read = video.api.get(video.path());
        Answer again = poll(video, read);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(read.header("ETag"));
        assertThat(again.response().body()).isEmpty();

        video.report(video.progressReport(42, null));
        Answer moved = poll(video, read);
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.json().at("/progress/percent").asInt()).isEqualTo(42);
        assertThat(poll(video, moved).status()).isEqualTo(304);
    }

    @Test
    void pollSeesAPosterThatCameAndItsCookies() {
        Journey video = Journey.aVideo(service).claimed();
        Answer read = video.api.get(video.path());
        String poster = ObjectKeys.attemptPrefix(video.attemptId()) + "poster.jpg";
        service.store(poster, "poster");
        video.report(video.progressReport(43, Journey.asset(AssetType.THUMBNAIL, poster)));
        Answer moved = poll(video, read);
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.header("Set-Cookie")).startsWith("CloudFront-");
    }

    @Test
    void pollGetsFreshCookiesAsSoonAsThereAreSome() {
        try (RunningService brief = RunningService.another(Map.of("millrace.playback.cookie-life", "1m"))) {
            Journey video = Journey.aVideo(service).ready();
            Answer read = video.api.get(video.path());
            Answer other = brief.as(video.owner).send("GET", video.path(), null, known(read));
            assertThat(other.status()).isEqualTo(200);
            assertThat(other.json().at("/playback/expiresAt"))
                    .isNotEqualTo(read.json().at("/playback/expiresAt"));
            assertThat(other.header("Set-Cookie")).startsWith("CloudFront-");
        }
    }

    @Test
    void editIsNotHeldUpByProgressOrStatus() {
        Journey video = Journey.aVideo(service).claimed();
        Answer read = video.api.get(video.path());
        video.report(video.progressReport(42, null));
        Answer edited = edit(video, "{\"title\": \"First\"}", read);
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edit(video, "{\"title\": \"Lost\"}", read).code()).isEqualTo("STALE_VERSION");

        video.report(video.readyReport());
        assertThat(edit(video, "{\"title\": \"Second\"}", edited).status()).isEqualTo(200);
    }

    private static Answer edit(Journey video, String body, Answer seen) {
        return video.api.send(
                "PATCH", video.path(), body, Map.of("If-Match", Objects.requireNonNull(seen.header("ETag"))));
    }

    private static Answer poll(Journey video, Answer seen) {
        return video.api.send("GET", video.path(), null, known(seen));
    }

    private static Map<String, String> known(Answer seen) {
        return Map.of("If-None-Match", Objects.requireNonNull(seen.header("ETag")));
    }
}
