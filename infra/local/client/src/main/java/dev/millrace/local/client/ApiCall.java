package dev.millrace.local.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call of the public API, not yet sent. Every call may be retried; creating ones need their idempotency key for it.
 *
 * @param body written as JSON; null for none
 * @param key the idempotency key, or null
 */
public record ApiCall(
        String method,
        String path,
        @Nullable Object body,
        @Nullable String key) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String VIDEOS = "/api/videos";
    private static final String ALL_UPLOADS = "/api/uploads";
    private static final String UPLOADS = ALL_UPLOADS + "/";

    /** Any GET. */
    public static ApiCall get(String path) {
        return new ApiCall("GET", path, null, null);
    }

    /** Any POST. */
    public static ApiCall post(String path, @Nullable Object body) {
        return new ApiCall("POST", path, body, null);
    }

    /** Creates a video. */
    public static ApiCall createVideo(String title, String mime, long sizeBytes, String filename) {
        return creating(
                VIDEOS, Map.of("title", title, "sourceMime", mime, "sourceSizeBytes", sizeBytes, "filename", filename));
    }

    /** One page of the caller's videos. */
    public static ApiCall videos(String query) {
        return get(VIDEOS + "?" + query);
    }

    public static ApiCall video(String videoId) {
        return get(VIDEOS + "/" + videoId);
    }

    /** What the video's time went into. */
    public static ApiCall timeline(String videoId) {
        return get(VIDEOS + "/" + videoId + "/timeline");
    }

    public static ApiCall deleteVideo(String videoId) {
        return new ApiCall("DELETE", VIDEOS + "/" + videoId, null, null);
    }

    /** Retries a FAILED video. */
    public static ApiCall retry(String videoId) {
        return post(VIDEOS + "/" + videoId + "/retry", null);
    }

    /** Opens an upload session. */
    public static ApiCall openUpload(String videoId, String mime, long sizeBytes) {
        return creating(VIDEOS + "/" + videoId + "/uploads", Map.of("sourceMime", mime, "sourceSizeBytes", sizeBytes));
    }

    /**
     * Creates a video and opens its upload session.
     *
     * @param sign number of first parts whose URLs come with the session, 1 to 100
     */
    public static ApiCall createUpload(String title, String mime, long sizeBytes, String filename, int sign) {
        return creating(
                ALL_UPLOADS,
                Map.of(
                        "title", title,
                        "sourceMime", mime,
                        "sourceSizeBytes", sizeBytes,
                        "filename", filename,
                        "sign", sign));
    }

    /** The status of the session alone; storage is not asked. */
    public static ApiCall uploadStatus(String sessionId) {
        return get(UPLOADS + sessionId + "/status");
    }

    /** The session with its parts in storage. */
    public static ApiCall upload(String sessionId) {
        return get(UPLOADS + sessionId);
    }

    /** Signs the URL for one part; parts are numbered from 1. */
    public static ApiCall signPart(String sessionId, int partNumber) {
        return post(UPLOADS + sessionId + "/parts", Map.of("partNumber", partNumber));
    }

    /** Signs URLs for several parts. */
    public static ApiCall signParts(String sessionId, List<Integer> partNumbers) {
        return post(UPLOADS + sessionId + "/parts", Map.of("partNumbers", partNumbers));
    }

    /** Pauses a session: no part is signed until it is resumed. */
    public static ApiCall pause(String sessionId) {
        return post(UPLOADS + sessionId + "/pause", null);
    }

    /** Resumes a paused session. */
    public static ApiCall resume(String sessionId) {
        return post(UPLOADS + sessionId + "/resume", null);
    }

    /** Cancels a session. */
    public static ApiCall cancel(String sessionId) {
        return post(UPLOADS + sessionId + "/cancel", null);
    }

    /** Completes a session with the parts in storage. */
    public static ApiCall complete(String sessionId) {
        return complete(sessionId, List.of());
    }

    /** Completes a session with the given parts, which must match storage. */
    public static ApiCall complete(String sessionId, List<SentPart> parts) {
        return post(UPLOADS + sessionId + "/complete", Map.of("parts", parts));
    }

    /**
     * An uploaded part.
     *
     * @param etag as returned by storage
     */
    public record SentPart(int partNumber, String etag) {}

    /** The same call with an idempotency key. */
    public ApiCall withKey(String key) {
        return new ApiCall(method, path, body, key);
    }

    /**
     * The request, without a timeout.
     *
     * @param token the user's access token; null for a call without one
     */
    public HttpRequest.Builder to(URI gateway, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (body == null) {
            return request.method(method, BodyPublishers.noBody());
        }
        return request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }

    private static ApiCall creating(String path, Object body) {
        return new ApiCall("POST", path, body, UUID.randomUUID().toString());
    }
}
