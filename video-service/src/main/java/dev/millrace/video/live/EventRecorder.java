package dev.millrace.video.live;

import dev.millrace.video.lifecycle.VideoRemoved;
import dev.millrace.video.lifecycle.VideoStatus;
import dev.millrace.video.lifecycle.VideoStatusChanged;
import dev.millrace.video.progress.Progress;
import dev.millrace.video.progress.ProgressMade;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores what happened, in the transaction in which it happened. */
@Component
class EventRecorder {

    private final VideoEvents events;
    private final JsonMapper json;

    EventRecorder(VideoEvents events, JsonMapper json) {
        this.events = events;
        this.json = json;
    }

    @EventListener
    void on(VideoStatusChanged change) {
        Progress progress = change.to() == VideoStatus.TRANSCODING ? Progress.QUEUED : null;
        LiveView view = new LiveView(change.videoId(), change.to(), change.failReason(), progress);
        events.append(change.ownerId(), change.videoId(), VideoEvent.STATUS, json.writeValueAsString(view));
    }

    @EventListener
    void on(ProgressMade made) {
        LiveView view = new LiveView(made.videoId(), VideoStatus.TRANSCODING, null, made.progress());
        events.append(made.ownerId(), made.videoId(), VideoEvent.PROGRESS, json.writeValueAsString(view));
    }

    @EventListener
    void on(VideoRemoved removed) {
        String payload = json.writeValueAsString(Map.of("id", removed.videoId()));
        events.append(removed.ownerId(), removed.videoId(), VideoEvent.DELETED, payload);
    }
}
