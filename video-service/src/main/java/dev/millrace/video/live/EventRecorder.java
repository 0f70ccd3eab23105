package dev.millrace.video.live;

import dev.millrace.video.job.ReadyVideoJobChanged;
import dev.millrace.video.progress.Progress;
import dev.millrace.video.progress.ProgressMade;
import dev.millrace.video.progress.TranscodeProgress;
import dev.millrace.video.video.VideoRemoved;
import dev.millrace.video.video.VideoStatus;
import dev.millrace.video.video.VideoStatusChanged;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores what happened, in the transaction in which it happened. */
@Component
class EventRecorder {

    private final VideoEvents events;
    private final TranscodeProgress progress;
    private final JsonMapper json;

    EventRecorder(VideoEvents events, TranscodeProgress progress, JsonMapper json) {
        this.events = events;
        this.progress = progress;
        this.json = json;
    }

    @EventListener
    void on(VideoStatusChanged change) {
        // why: this transaction opened the job, so no attempt has reported yet
        Progress known =
                change.to() == VideoStatus.TRANSCODING ? Progress.QUEUED : progress.of(change.videoId(), change.to());
        LiveView view = new LiveView(change.videoId(), change.to(), change.failReason(), known);
        events.append(change.ownerId(), change.videoId(), VideoEvent.STATUS, json.writeValueAsString(view));
    }

    @EventListener
    void on(ProgressMade made) {
        LiveView view = new LiveView(made.videoId(), made.status(), null, made.progress());
        events.append(made.ownerId(), made.videoId(), VideoEvent.PROGRESS, json.writeValueAsString(view));
    }

    // why: without progress it tells that the job ended, and that there may be another output to read
    @EventListener
    void on(ReadyVideoJobChanged change) {
        LiveView view =
                new LiveView(change.videoId(), VideoStatus.READY, null, change.isOpen() ? Progress.QUEUED : null);
        events.append(change.ownerId(), change.videoId(), VideoEvent.PROGRESS, json.writeValueAsString(view));
    }

    @EventListener
    void on(VideoRemoved removed) {
        String payload = json.writeValueAsString(Map.of("id", removed.videoId()));
        events.append(removed.ownerId(), removed.videoId(), VideoEvent.DELETED, payload);
    }
}
