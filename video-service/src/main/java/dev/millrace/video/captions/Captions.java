package dev.millrace.video.captions;

import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.common.problem.NotFound;
import dev.millrace.common.problem.ProblemException;
import dev.millrace.common.streaming.webvtt.Cue;
import dev.millrace.common.web.Ids;
import dev.millrace.video.access.Access;
import dev.millrace.video.access.Right;
import dev.millrace.video.retention.UnusedCaptionFiles;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.VideoStatus;
import dev.millrace.video.video.VideoTable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What the owner of a video does with its captions: files first, then the fact, then the playlists. */
@Service
class Captions {

    private final Access access;
    private final VideoTable videos;
    private final CaptionRows rows;
    private final CaptionFiles files;
    private final UnusedCaptionFiles unused;
    private final PlaylistUpdates playlists;
    private final OutboxRelay relay;
    private final CaptionsProperties properties;
    private final Ids ids;
    private final TransactionTemplate transaction;

    Captions(
            Access access,
            VideoTable videos,
            CaptionRows rows,
            CaptionFiles files,
            UnusedCaptionFiles unused,
            PlaylistUpdates playlists,
            OutboxRelay relay,
            CaptionsProperties properties,
            Ids ids,
            TransactionTemplate transaction) {
        this.access = access;
        this.videos = videos;
        this.rows = rows;
        this.files = files;
        this.unused = unused;
        this.playlists = playlists;
        this.relay = relay;
        this.properties = properties;
        this.ids = ids;
        this.transaction = transaction;
    }

    List<Caption> list(String ownerId, UUID videoId) {
        access.require(ownerId, videoId, Right.READ);
        return rows.of(videoId);
    }

    Caption put(String ownerId, UUID videoId, String tag, @Nullable String label, byte[] file) {
        Video video = access.require(ownerId, videoId, Right.EDIT);
        if (video.status() != VideoStatus.READY) {
            throw new VideoNotReady(video.status().name());
        }
        CaptionLanguage language = CaptionLanguage.parse(tag);
        double duration = Objects.requireNonNull(video.picture()).durationSeconds();
        List<Cue> cues = WebVtt.cues(file, duration);
        UUID version = ids.next();
        refuseOneTooMany(rows.of(videoId), language.tag());
        unused.note(videoId, language.tag(), version);
        files.store(videoId, language.tag(), version, cues, duration);
        Instant now = rows.now();
        String name = label == null || label.isBlank() ? language.ownName() : label.strip();
        Caption wanted = new Caption(language.tag(), name, version, cues.size(), now, now);
        Caption saved = saved(videoId, wanted);
        relay.deliverNow(videoId.toString());
        return saved;
    }

    void delete(String ownerId, UUID videoId, String tag) {
        access.require(ownerId, videoId, Right.EDIT);
        String language = CaptionLanguage.parse(tag).tag();
        transaction.executeWithoutResult(status -> remove(videoId, language));
        unused.trim(videoId);
        relay.deliverNow(videoId.toString());
    }

    private Caption saved(UUID videoId, Caption wanted) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> save(videoId, wanted)));
        } catch (ProblemException e) {
            unused.superseded(videoId, wanted.language(), wanted.version());
            throw e;
        } finally {
            unused.trim(videoId);
        }
    }

    private void refuseOneTooMany(List<Caption> all, String language) {
        if (find(all, language).isEmpty() && all.size() >= properties.mostLanguages()) {
            throw new TooManyCaptions(properties.mostLanguages());
        }
    }

    private Caption save(UUID videoId, Caption wanted) {
        lock(videoId);
        List<Caption> all = rows.of(videoId);
        Optional<Caption> old = find(all, wanted.language());
        refuseOneTooMany(all, wanted.language());
        old.ifPresent(replaced -> retire(videoId, replaced));
        Caption saved = old.map(wanted::replacing).orElse(wanted);
        rows.insert(videoId, saved);
        unused.strike(saved.version());
        playlists.request(videoId);
        return saved;
    }

    private void remove(UUID videoId, String language) {
        lock(videoId);
        find(rows.of(videoId), language).ifPresent(old -> {
            retire(videoId, old);
            playlists.request(videoId);
        });
    }

    private void retire(UUID videoId, Caption old) {
        rows.delete(videoId, old.language());
        unused.superseded(videoId, old.language(), old.version());
    }

    private void lock(UUID videoId) {
        if (!videos.lock(videoId)) {
            throw new NotFound("video");
        }
    }

    private static Optional<Caption> find(List<Caption> all, String language) {
        return all.stream()
                .filter(caption -> caption.language().equals(language))
                .findFirst();
    }
}
