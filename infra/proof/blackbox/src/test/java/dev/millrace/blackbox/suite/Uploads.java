package dev.millrace.blackbox.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.local.client.ApiCall;
import dev.millrace.local.client.VideoState;
import java.io.FileNotFoundException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** An app's upload, step by step; sends only what storage lacks. */
public final class Uploads {

    private final Api api;

    /** @param api the owner */
    public Uploads(Api api) {
        this.api = api;
    }

    /** Creates, uploads and completes; returns the video's id. */
    public String upload(Path file) {
        long size = size(file);
        String video = api.createVideo(size);
        String session = api.openSession(video, size);
        sendMissing(session, file);
        api.send(ApiCall.complete(session)).expect(200);
        return video;
    }

    /** Sends every part that the session does not list; returns the number of parts sent. */
    public int sendMissing(String session, Path file) {
        return sendMissing(session, file, part -> {});
    }

    /** The same; {@code onSent} receives each uploaded part. */
    int sendMissing(String session, Path file, IntConsumer onSent) {
        JsonNode state = api.send(ApiCall.upload(session)).expect(200).json();
        Set<Integer> there = new HashSet<>();
        state.path("parts").forEach(part -> there.add(part.path("partNumber").asInt()));
        int sent = 0;
        for (int part = 1; part <= state.path("totalParts").asInt(); part++) {
            if (!there.contains(part)) {
                sendPart(session, part, file, state.path("partSizeBytes").asLong());
                onSent.accept(part);
                sent++;
            }
        }
        return sent;
    }

    /** Sends one part and returns its ETag. */
    public String sendPart(String session, int part, Path file, long partSize) {
        long from = (part - 1) * partSize;
        long length = Math.min(partSize, size(file) - from);
        Answer answer = put(api.partUrl(session, part), slice(file, from, length));
        return answer.expect(200).header("ETag");
    }

    /** A PUT to a presigned URL. */
    public static Answer put(String url, BodyPublisher body) {
        return Api.send(HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(60))
                .PUT(body)
                .build());
    }

    /** Waits until the video has the status; fails immediately if it is FAILED instead. */
    public Answer awaitStatus(String video, String status) {
        return await(video, status, answer -> status.equals(answer.get("status")));
    }

    /** Waits until the video is READY with all renditions; fails immediately if it is FAILED instead. */
    public Answer awaitComplete(String video) {
        return await(video, "complete", answer -> VideoState.isComplete(answer.json()));
    }

    /** Waits until the video is complete and the worker of its last attempt has said what it was busy with; returns its timeline. */
    public JsonNode awaitTimeline(String video) {
        awaitComplete(video);
        return Awaitility.await(video + " timeline")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> api.send(ApiCall.timeline(video)).expect(200).json(),
                        timeline -> timeline.get("ended").asBoolean() && isSaid(timeline));
    }

    private static boolean isSaid(JsonNode timeline) {
        List<JsonNode> steps =
                timeline.get("lanes").get(0).get("steps").valueStream().toList();
        // why before the last: the video's status follows its job's end
        return steps.stream()
                .skip(Math.max(0, steps.size() - 2))
                .noneMatch(step -> step.get("step").asString().equals("UNATTRIBUTED"));
    }

    private Answer await(String video, String state, Predicate<Answer> isReached) {
        return Awaitility.await(video + " " + state)
                .atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofMillis(300))
                .until(
                        () -> {
                            Answer answer = api.send(ApiCall.video(video)).expect(200);
                            if (!state.equals("FAILED")) {
                                assertThat(answer.get("status"))
                                        .as(answer.text())
                                        .isNotEqualTo("FAILED");
                            }
                            return answer;
                        },
                        isReached);
    }

    private static BodyPublisher slice(Path file, long from, long length) {
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> {
                    try {
                        return new FileSlice(file, from, length);
                    } catch (FileNotFoundException e) {
                        throw new AssertionError(e);
                    }
                }),
                length);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
