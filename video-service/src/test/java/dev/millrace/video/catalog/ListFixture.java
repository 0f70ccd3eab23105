package dev.millrace.video.catalog;

import dev.millrace.common.page.Cursor;
import dev.millrace.video.RunningService;
import dev.millrace.video.video.VideoStatus;
import java.util.List;

/** The reads of the list, for tests elsewhere. */
public final class ListFixture {

    private final VideoItems items;

    public ListFixture(RunningService service) {
        this.items = service.bean(VideoItems.class);
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
