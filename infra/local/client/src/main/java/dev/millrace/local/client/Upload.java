package dev.millrace.local.client;

import dev.millrace.local.client.ApiCall.SentPart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Uploads files: sends a few parts in parallel straight to storage, and retries each on network failures. */
public final class Upload {

    private static final int AT_ONCE = 3;
    private static final int SIGNED_AT_FIRST = 100;
    private static final int TRIES = 4;
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Api api;
    private final Listener listener;
    private final HttpClient storage = HttpClient.newHttpClient();

    /** Uploads as the API's user. */
    public Upload(Api api, Listener listener) {
        this.api = api;
        this.listener = listener;
    }

    /** Receives progress of an upload; calls do not overlap, but come from several threads. */
    public interface Listener {

        void sent(long bytes, long ofBytes);
    }

    /**
     * A completed upload.
     *
     * @param videoId the new video
     * @param parts number of uploaded parts
     */
    public record Completed(String videoId, int parts) {}

    /** A part of a file. */
    private record Part(int number, long offset, int length) {}

    /** Creates a video, uploads the file and completes the session; returns once completion is answered. */
    public Completed upload(Path file, String mime, String title) throws IOException, InterruptedException {
        long size = Files.size(file);
        JsonNode session = api.send(
                ApiCall.createUpload(title, mime, size, file.getFileName().toString(), SIGNED_AT_FIRST));
        String sessionId = session.path("uploadSessionId").asString();
        api.send(ApiCall.complete(sessionId, send(file, session, size)));
        return new Completed(
                session.path("videoId").asString(), session.path("totalParts").asInt());
    }

    /** Uploads all parts of a session and returns them for the completion. */
    private List<SentPart> send(Path file, JsonNode session, long size) throws IOException, InterruptedException {
        String sessionId = session.path("uploadSessionId").asString();
        int partSize = session.path("partSizeBytes").asInt();
        int parts = session.path("totalParts").asInt();
        AtomicLong sent = new AtomicLong();
        ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);
        try (FileChannel channel = FileChannel.open(file)) {
            List<Future<SentPart>> results = new ArrayList<>();
            for (int number = 1; number <= parts; number++) {
                long offset = (long) (number - 1) * partSize;
                Part part = new Part(number, offset, (int) Math.min(partSize, size - offset));
                results.add(senders.submit(() -> {
                    String etag = sendStubbornly(sessionId, part, signedAtFirst(session, part), channel);
                    report(sent.addAndGet(part.length), size);
                    return new SentPart(part.number, etag);
                }));
            }
            return collect(results);
        } finally {
            senders.shutdownNow();
        }
    }

    private static List<SentPart> collect(List<Future<SentPart>> results) throws IOException, InterruptedException {
        List<SentPart> all = new ArrayList<>();
        for (Future<SentPart> result : results) {
            try {
                all.add(result.get());
            } catch (ExecutionException e) {
                throw new IOException("a part could not be sent", e.getCause());
            }
        }
        return all;
    }

    private synchronized void report(long sent, long size) {
        listener.sent(sent, size);
    }

    /** What came with the session for the part, if anything did. */
    private static @Nullable JsonNode signedAtFirst(JsonNode session, Part part) {
        return session.path("firstParts").get(part.number - 1);
    }

    private String sendStubbornly(String sessionId, Part part, @Nullable JsonNode first, FileChannel channel)
            throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                // why: each later attempt signs again, since the previous URL may have expired.
                JsonNode signed =
                        attempt == 1 && first != null ? first : api.send(ApiCall.signPart(sessionId, part.number));
                return put(URI.create(signed.path("uploadUrl").asString()), read(channel, part));
            } catch (IOException e) {
                if (attempt == TRIES || (e instanceof ApiRefused refused && !mayPass(refused, sessionId))) {
                    throw e;
                }
                Thread.sleep(300L << attempt);
            }
        }
    }

    /** On 404 it reads the session, which asks storage; signing the part again need not notice that storage has lost the upload. */
    private boolean mayPass(ApiRefused refused, String sessionId) throws IOException, InterruptedException {
        return refused.status() == 404 ? isInProgress(sessionId) : refused.isPassing();
    }

    private boolean isInProgress(String sessionId) throws IOException, InterruptedException {
        JsonNode session = api.send(ApiCall.upload(sessionId));
        return session.path("status").asString().equals("IN_PROGRESS");
    }

    private static byte[] read(FileChannel channel, Part part) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(part.length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, part.offset + bytes.position()) < 0) {
                throw new IOException("the file has become shorter");
            }
        }
        return bytes.array();
    }

    private String put(URI url, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .PUT(BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> answer = storage.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new ApiRefused("storage", answer.statusCode());
        }
        return answer.headers().firstValue("ETag").orElseThrow(() -> new IOException("storage gives no ETag"));
    }
}
