package dev.millrace.video.catalog;

import dev.millrace.common.idempotency.IdempotencyKeys;
import dev.millrace.common.web.Ids;
import dev.millrace.video.lifecycle.Description;
import dev.millrace.video.lifecycle.NewVideo;
import dev.millrace.video.lifecycle.Source;
import dev.millrace.video.lifecycle.Video;
import dev.millrace.video.lifecycle.VideoLifecycle;
import dev.millrace.video.lifecycle.VideoStatus;
import dev.millrace.video.lifecycle.Videos;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** One owner's videos. */
@Service
class Catalog {

    private static final List<VideoStatus> ALL = List.of(VideoStatus.values());

    private final VideoLifecycle lifecycle;
    private final Videos videos;
    private final VideoViews views;
    private final SourceRules rules;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final JsonMapper json;

    Catalog(
            VideoLifecycle lifecycle,
            Videos videos,
            VideoViews views,
            SourceRules rules,
            IdempotencyKeys keys,
            Ids ids,
            JsonMapper json) {
        this.lifecycle = lifecycle;
        this.videos = videos;
        this.views = views;
        this.rules = rules;
        this.keys = keys;
        this.ids = ids;
        this.json = json;
    }

    @Transactional
    public VideoView create(String ownerId, @Nullable String idempotencyKey, CreateVideo request) {
        rules.check(request.sourceMime(), request.sourceSizeBytes());
        return keys.once(ownerId, idempotencyKey, "POST /api/videos", request, VideoView.class, () -> {
            NewVideo draft = new NewVideo(
                    ownerId,
                    request.title().strip(),
                    request.description(),
                    request.metadata() == null ? "{}" : text(request.metadata()),
                    Source.declared(request.sourceMime(), request.sourceSizeBytes(), request.filename()));
            return views.of(lifecycle.register(ids.next(), draft));
        });
    }

    @Transactional(readOnly = true)
    public Seen get(String ownerId, UUID id) {
        return seen(videos.owned(id, ownerId));
    }

    @Transactional(readOnly = true)
    public VideoPage list(String ownerId, @Nullable List<VideoStatus> statuses, int limit, @Nullable String cursor) {
        List<VideoStatus> wanted = statuses == null || statuses.isEmpty() ? ALL : statuses;
        Limit oneMore = Limit.of(limit + 1);
        List<Video> found;
        if (cursor == null || cursor.isEmpty()) {
            found = videos.firstPage(ownerId, wanted, oneMore);
        } else {
            Cursor after = Cursor.parse(cursor);
            found = videos.pageAfter(ownerId, wanted, after.createdAt(), after.id(), oneMore);
        }
        boolean more = found.size() > limit;
        List<Video> page = more ? found.subList(0, limit) : found;
        Video last = more ? page.get(limit - 1) : null;
        return new VideoPage(views.items(page), last == null ? null : new Cursor(last.createdAt(), last.id()).text());
    }

    @Transactional
    public Seen describe(String ownerId, UUID id, @Nullable Long version, EditVideo edit) {
        Description changes = new Description(
                edit.title() == null ? null : edit.title().strip(),
                edit.description(),
                edit.metadata() == null ? null : text(edit.metadata()));
        return seen(lifecycle.describe(id, ownerId, version, changes));
    }

    private Seen seen(Video video) {
        return new Seen(views.of(video), video.version());
    }

    private String text(Map<String, Object> metadata) {
        return json.writeValueAsString(metadata);
    }

    /** A video and the version that was seen. */
    record Seen(VideoView video, long version) {}
}
