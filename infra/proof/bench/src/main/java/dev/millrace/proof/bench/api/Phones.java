package dev.millrace.proof.bench.api;

import dev.millrace.local.client.ApiCall;
import dev.millrace.proof.bench.api.Owners.Owner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** The calls of a phone that uploads a video of one small part. Thread-safe. */
final class Phones {

    private static final String MIME = "video/mp4";
    private static final byte[] FILE = file();

    private final HttpClient storage =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Caller caller;
    private final Owners owners;

    Phones(Caller caller, Owners owners) {
        this.caller = caller;
        this.owners = owners;
    }

    /** A video and its owner. */
    record Draft(Owner owner, String videoId) {}

    /** A live upload session of a video. */
    record Session(Owner owner, String videoId, String sessionId) {}

    /** Starts like an MP4, which is all that is checked before a worker claims it. */
    private static byte[] file() {
        byte[] file = new byte[1_000];
        byte[] box = "\0\0\0\u0018ftypisom\0\0\0\0isomiso2".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(box, 0, file, 0, box.length);
        return file;
    }

    HttpRequest creating(Owner owner, long sizeBytes) {
        return caller.request(owner, ApiCall.createVideo("Benchmark", MIME, sizeBytes, "a.mp4"));
    }

    HttpRequest opening(Draft draft, long sizeBytes) {
        return caller.request(draft.owner(), ApiCall.openUpload(draft.videoId(), MIME, sizeBytes));
    }

    HttpRequest signing(Session session) {
        return caller.request(session.owner(), ApiCall.signPart(session.sessionId(), 1));
    }

    HttpRequest completing(Session session) {
        return caller.request(session.owner(), ApiCall.complete(session.sessionId()));
    }

    HttpRequest creating() {
        return creating(owners.next(), FILE.length);
    }

    HttpRequest opening(Draft draft) {
        return opening(draft, FILE.length);
    }

    CompletableFuture<Draft> create() {
        return create(owners.next(), FILE.length);
    }

    CompletableFuture<Draft> create(Owner owner, long sizeBytes) {
        return caller.ask(creating(owner, sizeBytes))
                .thenApply(video -> new Draft(owner, video.path("id").asString()));
    }

    CompletableFuture<Session> open(Draft draft) {
        return open(draft, FILE.length);
    }

    CompletableFuture<Session> open(Draft draft, long sizeBytes) {
        return caller.ask(opening(draft, sizeBytes)).thenApply(session -> session(draft, session));
    }

    private static Session session(Draft draft, JsonNode session) {
        return new Session(
                draft.owner(), draft.videoId(), session.path("uploadSessionId").asString());
    }

    /** Uploads its only part to storage. */
    CompletableFuture<Session> sendPart(Session session) {
        return caller.ask(signing(session))
                .thenCompose(signed -> put(URI.create(signed.path("uploadUrl").asString())))
                .thenApply(done -> session);
    }

    private CompletableFuture<Void> put(URI url) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(Caller.PATIENCE)
                .PUT(BodyPublishers.ofByteArray(FILE))
                .build();
        return storage.sendAsync(request, BodyHandlers.discarding()).thenAccept(answer -> {
            if (!Caller.isGood(answer.statusCode())) {
                throw new IllegalStateException("storage answers " + answer.statusCode());
            }
        });
    }

    /** A complete upload, from the video's creation until it is queued and read once. */
    CompletableFuture<Integer> upload() {
        return create().thenCompose(this::open).thenCompose(this::sendPart).thenCompose(this::completeAndPoll);
    }

    /** {@link #upload} as our clients do it: one call creates the video, opens its session and signs its part. */
    CompletableFuture<Integer> uploadByFewCalls() {
        Owner owner = owners.next();
        return caller.ask(caller.request(owner, ApiCall.createUpload("Benchmark", MIME, FILE.length, "a.mp4", 1)))
                .thenCompose(opened -> {
                    Draft video = new Draft(owner, opened.path("videoId").asString());
                    JsonNode part = opened.path("firstParts").path(0);
                    return put(URI.create(part.path("uploadUrl").asString())).thenApply(done -> session(video, opened));
                })
                .thenCompose(this::completeAndPoll);
    }

    private CompletableFuture<Integer> completeAndPoll(Session session) {
        return caller.ask(completing(session))
                .thenCompose(done -> caller.send(caller.request(session.owner(), ApiCall.video(session.videoId()))))
                .thenApply(answer -> answer.statusCode());
    }

    static List<Integer> partNumbers(int count) {
        Integer[] numbers = new Integer[count];
        Arrays.setAll(numbers, index -> index + 1);
        return List.of(numbers);
    }
}
