package dev.millrace.proof.bench;

import dev.millrace.local.client.Api;
import dev.millrace.local.client.Edge;
import dev.millrace.local.client.MediaType;
import dev.millrace.local.client.Playlist;
import dev.millrace.local.client.Upload;
import dev.millrace.local.process.CpuTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Uploads a clip to a suite like an app and measures from the completion response on. */
final class MillraceRoad {

    private final BenchTarget target;
    private final Api api;

    MillraceRoad(BenchTarget target) {
        this.target = target;
        this.api = new Api(target.gateway(), target.token());
    }

    /**
     * Returns when all renditions exist.
     *
     * @param percent receives progress
     * @throws IOException when the video FAILED, is stuck, or has other renditions than the bare commands
     */
    Sample run(Way way, Clip clip, IntConsumer percent) throws IOException, InterruptedException {
        String videoId = new Upload(api, (sent, size) -> {})
                .upload(clip.file(), MediaType.of(clip.file()), "Benchmark " + clip.name())
                .videoId();
        WorkerLog log = WorkerLog.of(target.workerLog());
        Duration cpuBefore = CpuTime.ofTree(target.workerPid());
        Followed followed = Followed.until(target, api, videoId, percent);
        Duration cpu = CpuTime.ofTree(target.workerPid()).minus(cpuBefore);
        requireSameLadder(followed.video());
        return new Sample(way, new Cost(followed.all(), cpu), followed.ready(), log.steps());
    }

    private static void requireSameLadder(JsonNode video) throws IOException, InterruptedException {
        Set<String> expected =
                BareLadder.RUNGS.stream().map(BareLadder.Rung::size).collect(Collectors.toSet());
        Set<String> made = sizes(video);
        if (!made.equals(expected)) {
            throw new VideoFailed("Millrace made " + made + " and bare ffmpeg " + expected
                    + ", so they are not comparable: BareLadder must mirror transcode-worker");
        }
    }

    private static Set<String> sizes(JsonNode video) throws IOException, InterruptedException {
        URI url = URI.create(video.path("playback").path("streamUrl").asString());
        Path file = Files.createTempFile("master", ".m3u8");
        try {
            Edge.of(video).fetch(url, file);
            return Playlist.of(Files.readString(file)).resolutions();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
