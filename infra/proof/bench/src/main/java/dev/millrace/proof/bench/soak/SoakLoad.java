package dev.millrace.proof.bench.soak;

import dev.millrace.local.client.Api;
import dev.millrace.local.client.ApiCall;
import dev.millrace.local.client.Edge;
import dev.millrace.local.client.FetchedStream;
import dev.millrace.local.client.MediaType;
import dev.millrace.local.client.Upload;
import dev.millrace.local.suite.SuiteDirectory;
import dev.millrace.proof.bench.BenchTarget;
import dev.millrace.proof.bench.Followed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** What one owner does during a soak: sends calls in a fixed mix, and uploads, watches and deletes videos. */
final class SoakLoad {

    /** Videos that the owner keeps: as many as are uploaded before growth is judged. */
    static final int KEPT = 50;

    private static final int MIX = 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BlockingDeque<String> kept = new LinkedBlockingDeque<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final BenchTarget target;
    private final Path clip;
    private final Path watched;
    private final Api api;
    private final Upload upload;
    private final String session;

    private SoakLoad(BenchTarget target, Path clip, Path watched, Api api, String session) {
        this.target = target;
        this.clip = clip;
        this.watched = watched;
        this.api = api;
        this.upload = new Upload(api, (sent, size) -> {});
        this.session = session;
    }

    /**
     * Opens the session whose part is signed, and uploads the first video.
     *
     * @param watched folder for the stream that is watched
     */
    static SoakLoad begin(BenchTarget target, Path clip, Path watched) throws IOException, InterruptedException {
        Api api = new Api(target.gateway(), target.token());
        JsonNode session = api.send(ApiCall.createUpload("Soak", "video/mp4", Files.size(clip), "soak.mp4", 1));
        SoakLoad load = new SoakLoad(
                target, clip, watched, api, session.path("uploadSessionId").asString());
        load.live();
        return load;
    }

    /**
     * A video's whole life: uploads it, follows it by its events until all renditions exist, fetches all of its stream, and deletes
     * the oldest one beyond those that are kept.
     */
    void live() throws IOException, InterruptedException {
        String video = upload.upload(clip, MediaType.of(clip), "Soak").videoId();
        watch(Followed.until(target, api, video, percent -> {}).video());
        kept.addLast(video);
        if (kept.size() > KEPT) {
            api.send(ApiCall.deleteVideo(kept.takeFirst()));
        }
    }

    private void watch(JsonNode video) throws IOException, InterruptedException {
        URI master = URI.create(video.path("playback").path("streamUrl").asString());
        try {
            FetchedStream.fetch(Edge.of(video), master, watched);
        } finally {
            SuiteDirectory.delete(watched);
        }
    }

    /** Sends the next call of the mix and returns its status. */
    CompletableFuture<Integer> call() {
        HttpRequest request =
                next().to(target.gateway(), target.token()).timeout(TIMEOUT).build();
        return http.sendAsync(request, BodyHandlers.ofString())
                .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .thenApply(answer -> answer.statusCode());
    }

    /** An app polls and signs parts most, and lists often. */
    private ApiCall next() {
        int number = turn.getAndIncrement();
        return switch (Math.floorMod(number, MIX)) {
            case 0, 1, 2 -> ApiCall.video(kept.getLast());
            case 3, 4 -> ApiCall.videos("limit=20");
            case 5, 6, 7 -> ApiCall.signPart(session, 1);
            case 8 -> ApiCall.upload(session);
            default -> describing(number);
        };
    }

    private ApiCall describing(int number) {
        Map<String, String> change = Map.of("description", "Call " + number);
        return new ApiCall("PATCH", "/api/videos/" + kept.getLast(), change, null);
    }
}
