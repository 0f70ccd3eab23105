package dev.millrace.video.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.keys.ObjectKeys;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeletionIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RunningService service = RunningService.shared();

    @Test
    void deletedVideoIsGoneAtOnceAndDeletingIsRepeatable() {
        Journey video = Journey.aVideo(service).ready();
        assertThat(video.api.delete(video.path()).status()).isEqualTo(204);
        assertThat(video.api.delete(video.path()).status()).isEqualTo(204);
        assertThat(video.api.get(video.path()).status()).isEqualTo(404);
        assertThat(video.api.get("/api/videos").json().get("items").size()).isZero();
        assertThat(video.api.get(video.path() + "/events").status()).isEqualTo(404);
        assertThat(video.api.post(video.path() + "/retry", "").status()).isEqualTo(404);
        assertThat(video.openUpload().status()).isEqualTo(404);
        assertThat(video.report(video.readyReport()).status()).isEqualTo(409);
        assertThat(service.signed()
                        .post("/api/webhooks/uploads", video.completedReport())
                        .status())
                .isEqualTo(204);
    }

    @Test
    void objectsArePurgedUntilNothingIsLeftAlsoWhenAWorkerStillWrites() {
        Journey video = Journey.aVideo(service).claimed();
        video.fail(FailReason.TRANSCODE_ERROR, "said");
        video.claim();
        video.storeOutput().report(video.readyReport());
        String folder = ObjectKeys.videoPrefix(video.videoId);
        video.api.delete(video.path());
        Purge purge = service.bean(Purge.class);
        purge.pass();
        assertThat(service.stored(folder)).isEmpty();
        assertThat(isPurged(video)).isFalse();

        service.store(folder + "hls/late.m4s", "late");
        purge.pass();
        assertThat(service.stored(folder)).isEmpty();
        purge.pass();
        assertThat(isPurged(video)).isTrue();
        assertThat(service.jdbc()
                        .sql("select count(*) from transcode_failures where video_id = ?")
                        .param(video.videoId)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void edgeForgetsADeletedVideoAlsoWhatWasPlayedBeforeItWasPurged() throws Exception {
        Journey video = Journey.aVideo(service).ready();
        String master = video.streamUrl();
        String cookies = cookies(video);
        assertThat(play(master, cookies)).isEqualTo("200 Miss from millrace-edge");
        assertThat(play(master, cookies)).isEqualTo("200 Hit from millrace-edge");

        video.api.delete(video.path());
        await().untilAsserted(() -> assertThat(play(master, cookies)).isEqualTo("200 Miss from millrace-edge"));
        Purge purge = service.bean(Purge.class);
        purge.pass();
        assertThat(play(master, cookies)).isEqualTo("200 Hit from millrace-edge");
        purge.pass();
        await().untilAsserted(() -> assertThat(play(master, cookies)).doesNotStartWith("200"));
    }

    private static String cookies(Journey video) {
        return video.api
                .get(video.path())
                .json()
                .at("/playback/cookies")
                .valueStream()
                .map(cookie -> cookie.get("name").asString() + "="
                        + cookie.get("value").asString())
                .collect(Collectors.joining("; "));
    }

    private static String play(String url, String cookies) throws Exception {
        HttpResponse<Void> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Cookie", cookies)
                        .build(),
                BodyHandlers.discarding());
        return response.statusCode() + " "
                + response.headers().firstValue("X-Cache").orElse("");
    }

    @Test
    void uploadServiceIsToldOnceAndSigned() throws IOException {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpServer uploadService = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        uploadService.createContext("/", exchange -> {
            told.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("webhook-signature").substring(0, 3));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        uploadService.start();
        String url = "http://127.0.0.1:" + uploadService.getAddress().getPort();
        // why: without a CDN, whose call comes first and lets the other instance's steady pass take the notice
        // meanwhile
        Map<String, String> settings =
                Map.of("millrace.upload-service.url", url, "millrace.playback.distribution-id", "");
        try (RunningService other = RunningService.another(settings)) {
            Journey video = Journey.aVideo(other);
            video.api.delete(video.path());
            video.api.delete(video.path());
            assertThat(told).contains("/internal/videos/" + video.videoId + "/deleted v1,");
            assertThat(told.stream().filter(call -> call.contains(video.videoId.toString())))
                    .hasSize(1);
        } finally {
            uploadService.stop(0);
        }
    }

    private boolean isPurged(Journey video) {
        return service.jdbc()
                .sql("select purged_at is not null from videos where id = ?")
                .param(video.videoId)
                .query(Boolean.class)
                .single();
    }
}
