package dev.millrace.video.video;

import dev.millrace.common.contract.FailReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Moves a locked video and says so, both within the caller's transaction. */
@Component
class StatusMoves {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    StatusMoves(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void registered(Video video) {
        publish(video, null, Duration.ZERO, video.createdAt());
    }

    void move(Video video, VideoStatus next) {
        move(video, next, null);
    }

    void fail(Video video, FailReason reason) {
        move(video, VideoStatus.FAILED, reason);
    }

    private void move(Video video, VideoStatus next, @Nullable FailReason reason) {
        VideoStatus from = video.status();
        Instant now = clock.instant();
        Duration inPrevious = video.become(next, reason, now);
        publish(video, from, inPrevious, now);
    }

    private void publish(Video video, @Nullable VideoStatus from, Duration inPrevious, Instant at) {
        Picture picture = video.picture();
        events.publishEvent(new VideoStatusChanged(
                video.id(),
                video.ownerId(),
                from,
                video.status(),
                video.failReason(),
                picture == null ? null : picture.durationSeconds(),
                inPrevious,
                at));
    }
}
