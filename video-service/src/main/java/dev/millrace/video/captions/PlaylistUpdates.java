package dev.millrace.video.captions;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.outbox.Outbox;
import dev.millrace.common.outbox.OutboxMessage;
import dev.millrace.common.outbox.OutboxSender;
import dev.millrace.video.asset.OutputChanged;
import dev.millrace.video.asset.OutputVerified;
import dev.millrace.video.asset.VideoAsset;
import dev.millrace.video.asset.VideoAssets;
import dev.millrace.video.playback.Invalidations;
import dev.millrace.video.storage.TextObject;
import dev.millrace.video.storage.TextObjects;
import dev.millrace.video.storage.TextObjects.Stored;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds the video's captions to the playlists that a worker wrote, whenever either changes. Each message reads both again, so
 * a repeated message does no harm and the last one is always right.
 */
@Component
class PlaylistUpdates implements OutboxSender {

    private static final String KIND = "captions";
    private static final String COMPLETE = "public, max-age=60";

    private final CaptionRows rows;
    private final VideoAssets assets;
    private final TextObjects objects;
    private final Invalidations invalidations;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    PlaylistUpdates(
            CaptionRows rows,
            VideoAssets assets,
            TextObjects objects,
            Invalidations invalidations,
            Outbox outbox,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.assets = assets;
        this.objects = objects;
        this.invalidations = invalidations;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** Asks for it in the current transaction. */
    void request(UUID videoId) {
        outbox.add(KIND, videoId.toString(), new Wanted(videoId));
    }

    @EventListener
    void on(OutputChanged output) {
        if (!rows.of(output.videoId()).isEmpty()) {
            request(output.videoId());
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void send(OutboxMessage message) {
        UUID videoId = UUID.fromString(message.subject());
        List<Caption> captions = rows.of(videoId);
        for (VideoAsset asset : assets.of(videoId)) {
            if (!update(videoId, asset.type(), asset.fileKey(), captions)) {
                throw new PlaylistOvertaken();
            }
        }
    }

    /**
     * The same for an output that is not served yet; what a worker writes at this moment is left to the message that follows. Slow,
     * outside transactions.
     */
    // why: a player that changes over takes the new playlists once; captions that came after it did would not be seen
    @EventListener
    void on(OutputVerified output) {
        List<Caption> captions = rows.of(output.videoId());
        if (captions.isEmpty()) {
            return;
        }
        output.assets().forEach(asset -> update(output.videoId(), asset.type(), asset.fileKey(), captions));
    }

    /** False when another writer changed the playlist first. */
    private boolean update(UUID videoId, AssetType type, String key, List<Caption> captions) {
        return switch (type) {
            case HLS_MASTER -> update(videoId, key, captions, MasterPlaylistSubtitles::apply);
            case DASH_MANIFEST -> update(videoId, key, captions, ManifestSubtitles::apply);
            case HLS_RENDITION, HLS_AUDIO, THUMBNAIL, STORYBOARD -> true;
        };
    }

    private boolean update(
            UUID videoId, String key, List<Caption> captions, BiFunction<String, List<Subtitle>, String> rewriting) {
        Stored stored = objects.read(key).orElse(null);
        if (stored == null) {
            return true; // why: purged, or about to be; another output causes its own OutputChanged
        }
        String before = stored.object().text();
        String after = rewriting.apply(before, Subtitles.of(videoId, captions, key));
        if (after.equals(before)) {
            return true;
        }
        // why: a worker may be adding a rendition at this moment, which an unconditional write would take away again
        if (!objects.replace(stored, changed(stored.object(), after))) {
            return false;
        }
        transaction.executeWithoutResult(status -> invalidations.request(videoId, key));
        return true;
    }

    /** why: a worker's short life says that renditions still join; a long one is from before captions could join. */
    private static TextObject changed(TextObject playlist, String text) {
        boolean isShort = playlist.cacheControl().contains("max-age")
                && !playlist.cacheControl().contains("immutable");
        return new TextObject(text, playlist.contentType(), isShort ? playlist.cacheControl() : COMPLETE, true);
    }

    private record Wanted(UUID videoId) {}

    /** Another writer changed it since it was read; the relay retries. */
    private static final class PlaylistOvertaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PlaylistOvertaken() {
            super("another writer changed the playlist first");
        }
    }
}
