package dev.millrace.video.live;

import dev.millrace.video.lifecycle.Video;
import dev.millrace.video.lifecycle.Videos;
import dev.millrace.video.progress.TranscodeProgress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** Opens streams: what was missed, or else the current state, then everything as it happens. */
@Service
class LiveStreams {

    private static final Limit MOST_VIDEOS = Limit.of(100);

    private final Videos videos;
    private final TranscodeProgress progress;
    private final VideoEvents events;
    private final Subscriptions subscriptions;
    private final JsonMapper json;

    LiveStreams(
            Videos videos,
            TranscodeProgress progress,
            VideoEvents events,
            Subscriptions subscriptions,
            JsonMapper json) {
        this.videos = videos;
        this.progress = progress;
        this.events = events;
        this.subscriptions = subscriptions;
        this.json = json;
    }

    /** @param life until the caller's token expires */
    SseEmitter ofVideo(String ownerId, UUID videoId, @Nullable String lastEventId, Duration life) {
        videos.owned(videoId, ownerId);
        return open(ownerId, videoId, lastEventId, life, () -> List.of(state(videos.owned(videoId, ownerId))));
    }

    /** @param life until the caller's token expires */
    SseEmitter ofOwner(String ownerId, @Nullable String lastEventId, Duration life) {
        return open(
                ownerId,
                null,
                lastEventId,
                life,
                () -> videos.moving(ownerId, MOST_VIDEOS).stream()
                        .map(this::state)
                        .toList());
    }

    private SseEmitter open(
            String ownerId,
            @Nullable UUID videoId,
            @Nullable String lastEventId,
            Duration life,
            Supplier<List<String>> current) {
        SseEmitter emitter = new SseEmitter(Math.max(1, life.toMillis()));
        long seen = seen(lastEventId);
        boolean resumes = seen > 0 && events.canResume(ownerId, seen);
        // why: read before the state, so that a change in between is sent twice rather than never
        long from = resumes ? seen : events.latest(ownerId);
        Subscription subscription = new Subscription(ownerId, videoId, emitter, events, from);
        emitter.onCompletion(() -> subscriptions.remove(subscription));
        emitter.onError(e -> subscriptions.remove(subscription));
        emitter.onTimeout(emitter::complete);
        subscriptions.add(subscription);
        try {
            subscription.snapshot(resumes ? List.of() : current.get());
            subscription.heartbeat();
            subscription.pump();
            return emitter;
        } catch (RuntimeException e) {
            subscriptions.remove(subscription);
            throw e;
        }
    }

    private String state(Video video) {
        return json.writeValueAsString(
                new LiveView(video.id(), video.status(), video.failReason(), progress.of(video)));
    }

    private static long seen(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("[0-9]{1,18}") ? Long.parseLong(lastEventId) : 0;
    }
}
