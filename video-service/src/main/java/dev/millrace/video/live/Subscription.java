package dev.millrace.video.live;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open stream. Everything is sent under its own monitor, so a client sees events in order and once; no other lock is taken
 * inside.
 */
final class Subscription {

    private static final int BATCH = 100;

    private final String ownerId;
    private final @Nullable UUID videoId;
    private final SseEmitter emitter;
    private final VideoEvents events;
    private final AtomicBoolean isWoken = new AtomicBoolean();
    private long sentId;

    Subscription(String ownerId, @Nullable UUID videoId, SseEmitter emitter, VideoEvents events, long sentId) {
        this.ownerId = ownerId;
        this.videoId = videoId;
        this.emitter = emitter;
        this.events = events;
        this.sentId = sentId;
    }

    String ownerId() {
        return ownerId;
    }

    /** Whether this call is the one that must {@link #pump}: many wakes in a row need one. */
    boolean wake() {
        return isWoken.compareAndSet(false, true);
    }

    /** Sends everything that is new. */
    synchronized void pump() {
        isWoken.set(false);
        List<VideoEvent> found;
        do {
            found = events.after(ownerId, videoId, sentId, BATCH);
            for (VideoEvent event : found) {
                send(event.id(), event.type(), event.payload());
                if (videoId != null && event.type().equals(VideoEvent.DELETED)) {
                    emitter.complete();
                    return;
                }
            }
        } while (found.size() == BATCH);
    }

    /** Sends the current state, before anything new. */
    synchronized void snapshot(List<String> payloads) {
        payloads.forEach(payload -> send(sentId, VideoEvent.STATUS, payload));
    }

    synchronized void heartbeat() {
        send(SseEmitter.event().comment("still here"));
    }

    void close() {
        emitter.complete();
    }

    private void send(long id, String type, String payload) {
        send(SseEmitter.event().id(Long.toString(id)).name(type).data(payload, MediaType.TEXT_PLAIN));
        sentId = id;
    }

    private void send(SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException e) {
            emitter.completeWithError(e); // why: the client is gone; the container tells the callbacks
        }
    }
}
