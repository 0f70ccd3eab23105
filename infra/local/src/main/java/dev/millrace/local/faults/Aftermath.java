package dev.millrace.local.faults;

import dev.millrace.local.client.Edge;
import dev.millrace.local.client.VideoState;
import dev.millrace.local.cloud.CloudEndpoints;
import dev.millrace.local.matrix.check.FetchedStream;
import dev.millrace.local.process.FfmpegRun;
import dev.millrace.local.suite.SuiteDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Waits until everything has come to rest, and says what is lost, stuck or doubled. */
final class Aftermath {

    /** What is lost for ever is found within this, in the operations specification. */
    private static final Duration BOUND = Duration.ofMinutes(5);

    private static final long PAUSE_MILLIS = 500;

    private final CloudEndpoints cloud;
    private final FfmpegRun ffmpeg;
    private final Path streams;

    /** @param streams folder for what is fetched; nothing stays in it */
    Aftermath(CloudEndpoints cloud, FfmpegRun ffmpeg, Path streams) {
        this.cloud = cloud;
        this.ffmpeg = ffmpeg;
        this.streams = streams;
    }

    /**
     * What is wrong with the videos of these phones; empty when nothing is.
     *
     * @param mayFail whether so much was broken that a job may have used up its attempts
     */
    List<String> violations(List<Phone> phones, boolean mayFail) throws IOException, InterruptedException {
        long limit = System.nanoTime() + BOUND.toNanos();
        List<String> wrong = new ArrayList<>();
        for (Phone phone : phones) {
            if (phone.created().isEmpty() || phone.isDeleted()) {
                continue;
            }
            JsonNode video = phone.video();
            while (!isAtRest(video) && System.nanoTime() < limit) {
                Thread.sleep(PAUSE_MILLIS);
                video = phone.video();
            }
            wrong.addAll(judge(phone, video, mayFail));
        }
        try (Storage storage = new Storage(cloud)) {
            ids(phones).forEach(id -> wrong.addAll(storage.leftovers(id)));
        }
        wrong.addAll(books(phones, limit));
        return wrong;
    }

    private static boolean isAtRest(JsonNode video) {
        return VideoState.isComplete(video) || video.path("status").asString().equals("FAILED");
    }

    private List<String> judge(Phone phone, JsonNode video, boolean mayFail) throws InterruptedException {
        String name = "video " + phone.created().orElse("");
        String status = video.path("status").asString();
        if (!phone.isCompleted()) {
            return Set.of("DRAFT", "UPLOADING").contains(status)
                    ? List.of()
                    : List.of(name + " is " + status + " although its upload was never completed");
        }
        if (status.equals("FAILED")) {
            String reason = video.path("failReason").asString();
            return mayFail && reason.equals("RETRIES_EXHAUSTED") ? List.of() : List.of(name + " FAILED, " + reason);
        }
        if (!VideoState.isComplete(video)) {
            return List.of(name + " is still " + status + " " + video.path("progress"));
        }
        try {
            play(video);
            return List.of();
        } catch (IOException e) {
            return List.of(name + " is READY and does not play: " + e.getMessage());
        }
    }

    private void play(JsonNode video) throws IOException, InterruptedException {
        URI master = URI.create(video.path("playback").path("streamUrl").asString());
        Path folder = streams.resolve(video.path("id").asString());
        try {
            FetchedStream.fetch(Edge.of(video), master, folder);
            ffmpeg.run(List.of(
                    "-xerror",
                    "-allowed_extensions",
                    "ALL",
                    "-i",
                    folder.resolve("master.m3u8").toString(),
                    "-map",
                    "0",
                    "-f",
                    "null",
                    "-"));
        } finally {
            SuiteDirectory.delete(folder);
        }
    }

    private static List<String> ids(List<Phone> phones) {
        return phones.stream().flatMap(phone -> phone.created().stream()).toList();
    }

    /** why: the last messages may still be on their way when a video is READY. */
    private List<String> books(List<Phone> phones, long limit) throws IOException, InterruptedException {
        List<String> ids = ids(phones);
        try (Books books = Books.open(cloud)) {
            List<String> open = books.unfinished(ids);
            while (!open.isEmpty() && System.nanoTime() < limit) {
                Thread.sleep(PAUSE_MILLIS);
                open = books.unfinished(ids);
            }
            List<String> wrong = new ArrayList<>(open);
            wrong.addAll(books.doubled(ids));
            return wrong;
        } catch (SQLException e) {
            throw new IOException("the database cannot be asked", e);
        }
    }
}
