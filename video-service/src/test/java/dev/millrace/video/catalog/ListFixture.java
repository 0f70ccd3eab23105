package dev.millrace.video.catalog;

import dev.millrace.common.page.Cursor;
import dev.millrace.video.RunningService;
import dev.millrace.video.video.VideoStatus;
import java.util.List;
import java.util.UUID;

/** The reads of one video and of the list, for tests elsewhere. */
public final class ListFixture {

    private final VideoProjections videos;
    private final VideoItems items;

    public ListFixture(RunningService service) {
        this.videos = service.bean(VideoProjections.class);
        this.items = service.bean(VideoItems.class);
    }

    /** Whose the video is. */
    public String owner(UUID videoId) {
        return videos.require(videoId).ownerId();
    }

    /** How many items the first page has. */
    public int first(String owner, List<VideoStatus> statuses, int limit) {
        return items.first(owner, statuses, limit).size();
    }

    /** How many items the page after the cursor has. */
    public int after(Cursor cursor, String owner, List<VideoStatus> statuses, int limit) {
        return items.after(cursor, owner, statuses, limit).size();
    }
}
