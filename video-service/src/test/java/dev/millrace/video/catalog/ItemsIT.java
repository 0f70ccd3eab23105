package dev.millrace.video.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a list tells without a call per video. */
class ItemsIT {

    private final RunningService service = RunningService.shared();

    @Test
    void anUploadIsNamedWhileItGoesOn() {
        Journey video = Journey.aVideo(service).uploading();

        assertThat(item(video).get("uploadSessionId").asString()).isEqualTo(video.sessionId.toString());
        assertThat(item(video).get("sizeBytes").asLong()).isEqualTo(1000);
        video.transcoding();
        assertThat(item(video).get("uploadSessionId").isNull()).isTrue();
    }

    @Test
    void itTellsTheProgressThatTheVideoTells() {
        Journey video = Journey.aVideo(service).transcoding();
        assertThat(item(video).at("/progress/stage").asString()).isEqualTo("QUEUED");

        video.claim();
        video.report(video.progressReport(42, null));

        assertThat(item(video).get("progress"))
                .isEqualTo(video.api.get(video.path()).json().get("progress"));
        assertThat(item(video).at("/progress/percent").asInt()).isEqualTo(42);
    }

    @Test
    void aReadyVideoHasItsFactsAndAPosterThatOpensWithoutCookies() throws Exception {
        Journey video = Journey.aVideo(service).ready();

        JsonNode item = item(video);

        assertThat(item.get("width").asInt()).isEqualTo(1920);
        assertThat(item.get("height").asInt()).isEqualTo(1080);
        assertThat(item.get("progress").isNull()).isTrue();
        String poster = item.get("posterUrl").asString();
        assertThat(item(video).get("posterUrl").asString()).as("caches keep it").isEqualTo(poster);
        assertThat(status(poster)).isEqualTo(200);
        assertThat(status(poster.substring(0, poster.indexOf('?')))).isEqualTo(403);
        assertThat(status(poster.replace("poster.jpg", "master.m3u8"))).isEqualTo(403);
    }

    @Test
    void severalStatusesAreAskedForWithCommas() {
        Journey ready = Journey.aVideo(service).ready();
        Journey uploading = Journey.aVideoOf(service, ready.owner).uploading();
        Journey draft = Journey.aVideoOf(service, ready.owner);

        JsonNode items =
                ready.api.get("/api/videos?status=READY,UPLOADING").json().get("items");

        assertThat(items.findValuesAsString("id"))
                .containsExactly(uploading.videoId.toString(), ready.videoId.toString())
                .doesNotContain(draft.videoId.toString());
    }

    private static JsonNode item(Journey video) {
        return video.api.get("/api/videos").json().at("/items/0");
    }

    private static int status(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
