package dev.millrace.proof.matrix;

import dev.millrace.local.client.Api;
import dev.millrace.local.client.ApiCall;
import dev.millrace.local.client.ApiRefused;
import dev.millrace.local.client.Upload;
import dev.millrace.local.client.VideoEvents;
import dev.millrace.local.client.VideoState;
import dev.millrace.proof.matrix.input.MediaInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Uploads inputs through the public API as one owner, one after the other, and waits for their results. */
final class Journey implements AutoCloseable {

    /** Longest wait for an event before polling the video. */
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Far beyond the time limit of any of these small files: a video that takes longer hangs. */
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Api api;
    private final Upload upload;
    private final VideoEvents events;

    private Journey(Api api, VideoEvents events) {
        this.api = api;
        this.upload = new Upload(api, (sent, size) -> {});
        this.events = events;
    }

    /** why: one stream for all of the owner's videos, since the service closes an idle stream only after a while. */
    static Journey with(Api api) throws IOException, InterruptedException {
        return new Journey(api, api.events());
    }

    /** The result of an upload. */
    sealed interface End permits Refused, Stayed, Ended {}

    /** The API rejected it. */
    record Refused(int status) implements End {}

    /** It made no progress for a long time. */
    record Stayed(String status) implements End {}

    /** Completely READY, or FAILED. */
    record Ended(JsonNode video, Duration took) implements End {

        boolean isReady() {
            return VideoState.isReady(video);
        }

        String failReason() {
            return video.path("failReason").asString("");
        }
    }

    End take(MediaInput input, Path file) throws IOException, InterruptedException {
        String videoId;
        try {
            videoId = send(input, file);
        } catch (ApiRefused refused) {
            return new Refused(refused.status());
        }
        return await(videoId);
    }

    private String send(MediaInput input, Path file) throws IOException, InterruptedException {
        long size = input.declaredBytes() < 0 ? Files.size(file) : input.declaredBytes();
        if (size == 0 || input.declaredBytes() >= 0) {
            return api.send(ApiCall.createVideo(input.name(), input.mime(), size, input.fileName()))
                    .path("id")
                    .asString();
        }
        return upload.upload(file, input.mime(), input.name()).videoId();
    }

    private End await(String videoId) throws IOException, InterruptedException {
        long began = System.nanoTime();
        while (true) {
            JsonNode video = api.video(videoId);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            if (isOver(video)) {
                return new Ended(video, took);
            }
            if (took.compareTo(PATIENCE) > 0) {
                return new Stayed(video.path("status").asString());
            }
            events.await(PAUSE);
        }
    }

    private static boolean isOver(JsonNode video) {
        return video.path("status").asString().equals("FAILED") || VideoState.isComplete(video);
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
