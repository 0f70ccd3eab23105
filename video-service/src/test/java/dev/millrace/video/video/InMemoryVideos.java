package dev.millrace.video.video;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.testing.EntityFields;
import dev.millrace.common.testing.InMemoryDatabase;
import dev.millrace.common.testing.InMemoryTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;

/** The real lifecycle of videos over rows in memory. */
public final class InMemoryVideos {

    private final Clock clock;
    private final EntityFields<Video> fields;
    private final InMemoryTable<Video> table;
    private final InMemoryVideoRows videos;
    private final VideoLifecycle lifecycle;
    private final TranscodedVideos transcoded;

    /** @param isTableKept whether the table of statuses holds, as it should */
    public InMemoryVideos(
            InMemoryDatabase database, Clock clock, ApplicationEventPublisher events, boolean isTableKept) {
        this.clock = clock;
        fields = new EntityFields<>(Video.class, isTableKept ? Video::new : UnguardedVideo::new);
        table = database.table(fields::copy, Video::id);
        videos = new InMemoryVideoRows(table);
        VideoRows rows = videos.rows();
        StatusMoves moves = new StatusMoves(events, clock);
        lifecycle = database.transactional(new VideoLifecycle(rows, moves, events, clock));
        transcoded = database.transactional(new TranscodedVideos(rows, moves));
    }

    /** The rows. */
    public InMemoryTable<Video> table() {
        return table;
    }

    public VideoLifecycle lifecycle() {
        return lifecycle;
    }

    public TranscodedVideos transcoded() {
        return transcoded;
    }

    public Videos videos() {
        return videos;
    }

    /** A row as persistence would load it; not stored. */
    public Video row(VideoRow row) {
        Instant now = clock.instant();
        Video video = fields.blank();
        fields.set(video, "id", row.id());
        fields.set(video, "ownerId", row.ownerId());
        fields.set(video, "title", "A tour");
        fields.set(video, "metadata", "{}");
        fields.set(video, "source", row.source());
        fields.set(video, "status", row.status());
        fields.set(video, "statusSince", now);
        fields.set(video, "failReason", row.failReason());
        fields.set(video, "uploadSessionId", row.uploadSessionId());
        fields.set(video, "createdAt", now);
        fields.set(video, "updatedAt", now);
        fields.set(video, "deletedAt", row.isDeleted() ? now : null);
        return video;
    }

    /** Becomes anything. */
    static class UnguardedVideo extends Video {

        private static final EntityFields<Video> FIELDS = new EntityFields<>(Video.class, Video::new);

        @Override
        Duration become(VideoStatus next, FailReason reason, Instant now) {
            FIELDS.set(this, "status", next);
            FIELDS.set(this, "failReason", reason);
            return Duration.ZERO;
        }
    }
}
