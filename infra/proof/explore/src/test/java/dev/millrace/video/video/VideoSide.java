package dev.millrace.video.video;

import dev.millrace.common.contract.FailReason;
import dev.millrace.explore.Entity;
import dev.millrace.explore.Field;
import dev.millrace.explore.Memory;
import dev.millrace.explore.Mutation;
import dev.millrace.explore.Names;
import dev.millrace.explore.Scene;
import dev.millrace.explore.State;
import dev.millrace.explore.Table;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;

/** The real lifecycle of a video over rows in memory: made from a state, and written back into one. */
public final class VideoSide {

    private final Names names;
    private final Entity<Video> entity;
    private final Table<Video> table;
    private final VideoLifecycle lifecycle;
    private final TranscodedVideos transcoded;
    private final Videos videos = new VideosInMemory();

    public VideoSide(Memory memory, Names names, Mutation mutation, ApplicationEventPublisher events) {
        this.names = names;
        entity = new Entity<>(Video.class, mutation == Mutation.TABLE_IGNORED ? UnguardedVideo::new : Video::new);
        table = memory.table(entity::copy, Video::id);
        VideoRows rows = rows();
        StatusMoves moves = new StatusMoves(events, Scene.CLOCK);
        lifecycle = memory.transactional(new VideoLifecycle(rows, moves, events, Scene.CLOCK));
        transcoded = memory.transactional(new TranscodedVideos(rows, moves));
    }

    public Table<Video> table() {
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

    /** The row that a state speaks of. */
    public Video row(State state) {
        Video video = entity.blank();
        int reason = state.get(Field.FAIL_REASON);
        int session = state.get(Field.CURRENT_SESSION);
        boolean stored = state.is(Field.SOURCE);
        entity.set(video, "id", Scene.VIDEO);
        entity.set(video, "ownerId", Scene.OWNER);
        entity.set(video, "title", "A tour");
        entity.set(video, "metadata", "{}");
        entity.set(video, "source", new Source(Scene.MIME, Scene.SIZE, null, stored ? Scene.SOURCE_KEY : null));
        entity.set(video, "status", VideoStatus.values()[state.get(Field.VIDEO_STATUS)]);
        entity.set(video, "statusSince", Scene.NOW);
        entity.set(video, "failReason", reason == 0 ? null : FailReason.values()[reason - 1]);
        entity.set(video, "uploadSessionId", session == 0 ? null : names.session(session - 1));
        entity.set(video, "createdAt", Scene.NOW);
        entity.set(video, "updatedAt", Scene.NOW);
        entity.set(video, "deletedAt", state.is(Field.DELETED) ? Scene.NOW : null);
        return video;
    }

    /** Writes the committed row into the state. */
    public void write(State state) {
        Video video = table.rows().iterator().next();
        UUID session = video.uploadSessionId();
        state.set(Field.VIDEO_STATUS, video.status().ordinal());
        state.set(
                Field.FAIL_REASON,
                video.failReason() == null ? 0 : video.failReason().ordinal() + 1);
        state.set(Field.DELETED, video.isDeleted() ? 1 : 0);
        state.set(Field.CURRENT_SESSION, session == null ? 0 : names.slot(session) + 1);
        state.set(Field.SOURCE, video.source().fileKey() == null ? 0 : 1);
    }

    private VideoRows rows() {
        return (VideoRows) Proxy.newProxyInstance(
                VideoRows.class.getClassLoader(),
                new Class<?>[] {VideoRows.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "lock" -> table.lock((UUID) arguments[0]);
                    case "findById" -> table.find((UUID) arguments[0]);
                    case "saveAndFlush" -> table.save((Video) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private final class VideosInMemory implements Videos {

        @Override
        public Optional<Video> findByIdAndDeletedAtIsNull(UUID id) {
            return table.find(id).filter(video -> !video.isDeleted());
        }

        @Override
        public Optional<String> ownerOf(UUID id) {
            return findByIdAndDeletedAtIsNull(id).map(Video::ownerId);
        }

        @Override
        public Optional<Video> findById(UUID id) {
            return table.find(id);
        }

        @Override
        public List<Video> pageAfter(
                String ownerId, List<VideoStatus> statuses, Instant createdAt, UUID id, Limit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Video> firstPage(String ownerId, List<VideoStatus> statuses, Limit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Video> moving(String ownerId, Limit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Video> readyAmong(List<UUID> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Video> transcodingSince(Instant before, Limit limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Video> failedAfter(FailReason reason, Instant since, UUID id, Instant until, Limit limit) {
            throw new UnsupportedOperationException();
        }
    }

    /** {@link Mutation#TABLE_IGNORED}. */
    static class UnguardedVideo extends Video {

        private static final Entity<Video> FIELDS = new Entity<>(Video.class, Video::new);

        @Override
        Duration become(VideoStatus next, FailReason reason, Instant now) {
            FIELDS.set(this, "status", next);
            FIELDS.set(this, "failReason", reason);
            return Duration.ZERO;
        }
    }
}
