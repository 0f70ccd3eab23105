package dev.millrace.video.live;

import dev.millrace.video.access.Access;
import dev.millrace.video.access.Right;
import dev.millrace.video.job.Jobs;
import dev.millrace.video.progress.TranscodeProgress;
import dev.millrace.video.video.Video;
import dev.millrace.video.video.Videos;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a stream sends, in chunks that are bounded: what was missed, or the present state when that is too much, and then
 * everything as it happens.
 */
@Component
class EventFeed {

    /** why: beyond it the present state is shorter than the way to it, and says as much. */
    static final int MOST_RESUMED = 1000;

    private static final int BATCH = 100;
    private static final int MOST_VIDEOS = 100;
    private static final String TOO_OLD = "{\"reason\":\"LAST_EVENT_ID_TOO_OLD\"}";

    private final Access access;
    private final Videos videos;
    private final Jobs jobs;
    private final TranscodeProgress progress;
    private final VideoEvents events;
    private final JsonMapper json;

    EventFeed(
            Access access, Videos videos, Jobs jobs, TranscodeProgress progress, VideoEvents events, JsonMapper json) {
        this.access = access;
        this.videos = videos;
        this.jobs = jobs;
        this.progress = progress;
        this.events = events;
        this.json = json;
    }

    /**
     * The first chunk.
     *
     * @param videoId the video, or null for all of the owner's
     * @param lastEventId what the client names, or null
     */
    Chunk beginning(String ownerId, @Nullable UUID videoId, @Nullable String lastEventId) {
        long seen = seen(lastEventId);
        if (seen > 0 && canResume(ownerId, seen)) {
            return new Chunk(seen, "", true, false);
        }
        return present(ownerId, videoId, lastEventId != null && !lastEventId.isBlank());
    }

    /** The next chunk after an event that was sent. */
    Chunk after(String ownerId, @Nullable UUID videoId, long position) {
        // why: of all the owner's, since looking for the few of one video would read the others at every wake
        List<VideoEvent> found = events.after(ownerId, position, BATCH);
        if (found.isEmpty()) {
            return new Chunk(position, "", false, false);
        }
        if (found.size() == BATCH && !canResume(ownerId, position)) {
            return present(ownerId, videoId, true);
        }
        return chunk(videoId, found);
    }

    private static Chunk chunk(@Nullable UUID videoId, List<VideoEvent> found) {
        StringBuilder text = new StringBuilder();
        for (VideoEvent event : found) {
            if (videoId == null || videoId.equals(event.videoId())) {
                append(text, event.id(), event.type(), event.payload());
                if (videoId != null && event.type().equals(VideoEvent.DELETED)) {
                    return new Chunk(event.id(), text.toString(), false, true);
                }
            }
        }
        return new Chunk(found.get(found.size() - 1).id(), text.toString(), found.size() == BATCH, false);
    }

    private Chunk present(String ownerId, @Nullable UUID videoId, boolean isLate) {
        // why: read before the state, so that a change in between is sent twice rather than never
        long position = events.latest(ownerId);
        StringBuilder text = new StringBuilder();
        if (isLate) {
            append(text, position, VideoEvent.SNAPSHOT, TOO_OLD);
        }
        moving(ownerId, videoId).forEach(video -> append(text, position, VideoEvent.STATUS, state(video)));
        return new Chunk(position, text.isEmpty() ? ": connected\n\n" : text.toString(), false, false);
    }

    private List<Video> moving(String ownerId, @Nullable UUID videoId) {
        return videoId == null
                ? moving(ownerId)
                : access.find(ownerId, videoId, Right.READ).stream().toList();
    }

    /** Newest first: also those that play while a job is open. */
    private List<Video> moving(String ownerId) {
        List<UUID> withJob = jobs.videosWithOpenJob(ownerId, MOST_VIDEOS);
        return Stream.concat(
                        videos.moving(ownerId, Limit.of(MOST_VIDEOS)).stream(),
                        withJob.isEmpty() ? Stream.of() : videos.readyAmong(withJob).stream())
                .sorted(Comparator.comparing(Video::createdAt)
                        .thenComparing(Video::id)
                        .reversed())
                .limit(MOST_VIDEOS)
                .toList();
    }

    private boolean canResume(String ownerId, long position) {
        return events.isKept(ownerId, position)
                && events.countAfter(ownerId, position, MOST_RESUMED + 1) <= MOST_RESUMED;
    }

    private String state(Video video) {
        return json.writeValueAsString(
                new LiveView(video.id(), video.status(), video.failReason(), progress.of(video)));
    }

    private static void append(StringBuilder text, long id, String type, String payload) {
        text.append("id:")
                .append(id)
                .append("\nevent:")
                .append(type)
                .append("\ndata:")
                .append(payload);
        text.append("\n\n");
    }

    private static long seen(@Nullable String lastEventId) {
        return lastEventId != null && lastEventId.matches("[0-9]{1,18}") ? Long.parseLong(lastEventId) : 0;
    }
}
