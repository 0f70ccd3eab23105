package dev.millrace.video.catalog;

import dev.millrace.common.idempotency.IdempotencyKeys;
import dev.millrace.common.page.Cursor;
import dev.millrace.common.page.Page;
import dev.millrace.common.web.Ids;
import dev.millrace.common.web.Metadata;
import dev.millrace.video.access.Access;
import dev.millrace.video.access.Right;
import dev.millrace.video.quota.Quotas;
import dev.millrace.video.video.NewVideo;
import dev.millrace.video.video.Source;
import dev.millrace.video.video.VideoLifecycle;
import dev.millrace.video.video.VideoStatus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One owner's videos. */
@Service
class Catalog {

    /** At most three bytes each in UTF-8; the rest of an item is a few hundred bytes. */
    private static final int PAGE_CHARS = 100_000;

    private static final List<VideoStatus> ALL = List.of(VideoStatus.values());

    private final Access access;
    private final VideoLifecycle lifecycle;
    private final VideoProjections projections;
    private final VideoItems items;
    private final VideoViews views;
    private final SourceRules rules;
    private final Quotas quotas;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Edits edits;
    private final Metadata metadata;

    Catalog(
            Access access,
            VideoLifecycle lifecycle,
            VideoProjections projections,
            VideoItems items,
            VideoViews views,
            SourceRules rules,
            Quotas quotas,
            IdempotencyKeys keys,
            Ids ids,
            Edits edits,
            Metadata metadata) {
        this.access = access;
        this.lifecycle = lifecycle;
        this.projections = projections;
        this.items = items;
        this.views = views;
        this.rules = rules;
        this.quotas = quotas;
        this.keys = keys;
        this.ids = ids;
        this.edits = edits;
        this.metadata = metadata;
    }

    @Transactional
    public VideoView create(String ownerId, @Nullable String idempotencyKey, CreateVideo request) {
        rules.check(request.sourceMime(), request.sourceSizeBytes());
        return keys.once(ownerId, idempotencyKey, "POST /api/videos", request, VideoView.class, () -> {
            quotas.checkDraft(ownerId);
            NewVideo draft = new NewVideo(
                    ownerId,
                    request.title().strip(),
                    request.description(),
                    metadata.storable(request.metadata()),
                    Source.declared(request.sourceMime(), request.sourceSizeBytes(), request.filename()));
            return views.of(VideoProjection.ofDraft(lifecycle.register(ids.next(), draft)));
        });
    }

    public Seen get(String callerId, UUID id) {
        VideoProjection video = projections.require(id);
        access.check(callerId, video.ownerId(), Right.READ);
        return seen(video);
    }

    public VideoPage list(String ownerId, @Nullable List<VideoStatus> statuses, int limit, @Nullable String cursor) {
        List<VideoStatus> wanted = statuses == null || statuses.isEmpty() ? ALL : statuses;
        List<VideoPage.Item> found = cursor == null || cursor.isEmpty()
                ? items.first(ownerId, wanted, limit + 1)
                : items.after(Cursor.parse(cursor), ownerId, wanted, limit + 1);
        Page<VideoPage.Item> page = Page.of(found, fitting(found, limit));
        return new VideoPage(page.items(), page.next(last -> new Cursor(last.createdAt(), last.id()).text()));
    }

    /** How many fit into one page: its texts are bounded, but for the first video's. */
    private static int fitting(List<VideoPage.Item> found, int limit) {
        long chars = 0;
        int count = 0;
        while (count < Math.min(limit, found.size())) {
            VideoPage.Item video = found.get(count);
            chars += video.title().length()
                    + (video.description() == null ? 0 : video.description().length());
            if (count > 0 && chars > PAGE_CHARS) {
                break;
            }
            count++;
        }
        return count;
    }

    @Transactional
    public Seen describe(String ownerId, UUID id, Preconditions conditions, Map<String, @Nullable Object> patch) {
        access.check(ownerId, id, Right.EDIT);
        lifecycle.describe(id, conditions::allowEditOf, video -> edits.patched(video, patch));
        return seen(projections.require(id));
    }

    private Seen seen(VideoProjection video) {
        return new Seen(views.of(video), video.edits());
    }

    /** A video and the version of what its owner edits. */
    record Seen(VideoView video, long edits) {}
}
