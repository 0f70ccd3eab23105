package dev.millrace.video.catalog;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.page.Cursor;
import dev.millrace.video.playback.StreamUrls;
import dev.millrace.video.video.VideoStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the items of an owner's list, newest first, with their posters by the same statement. */
@Repository
class VideoItems {

    private static final String PAGE = """
            select * from video_items
            where owner_id = :owner and status in (:statuses)%s
            order by created_at desc, id desc
            limit :limit
            """;

    // why two: a plan for either query could not use the index
    private static final String FIRST_PAGE = PAGE.formatted("");
    private static final String PAGE_AFTER = PAGE.formatted(" and (created_at, id) < (:createdAt, :id)");

    private final JdbcClient jdbc;
    private final StreamUrls urls;

    VideoItems(JdbcClient jdbc, StreamUrls urls) {
        this.jdbc = jdbc;
        this.urls = urls;
    }

    List<VideoPage.Item> first(String ownerId, List<VideoStatus> statuses, int limit) {
        return read(page(FIRST_PAGE, ownerId, statuses, limit));
    }

    List<VideoPage.Item> after(Cursor cursor, String ownerId, List<VideoStatus> statuses, int limit) {
        return read(page(PAGE_AFTER, ownerId, statuses, limit)
                .param("createdAt", Timestamp.from(cursor.createdAt()))
                .param("id", cursor.id()));
    }

    private JdbcClient.StatementSpec page(String sql, String ownerId, List<VideoStatus> statuses, int limit) {
        return jdbc.sql(sql)
                .param("owner", ownerId)
                .param("statuses", statuses.stream().map(VideoStatus::name).toList())
                .param("limit", limit);
    }

    private List<VideoPage.Item> read(JdbcClient.StatementSpec page) {
        return page.query((row, number) -> item(row)).list();
    }

    private VideoPage.Item item(ResultSet row) throws SQLException {
        String reason = row.getString("fail_reason");
        return new VideoPage.Item(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("description"),
                VideoStatus.valueOf(row.getString("status")),
                reason == null ? null : FailReason.valueOf(reason),
                row.getObject("duration_seconds", Double.class),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                row.getLong("source_size_bytes"),
                OpenProgress.read(row),
                uploadSessionId(row),
                posterUrl(row.getString("poster_key")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    private static @Nullable UUID uploadSessionId(ResultSet row) throws SQLException {
        boolean isUploading = VideoStatus.UPLOADING.name().equals(row.getString("status"));
        return isUploading ? row.getObject("upload_session_id", UUID.class) : null;
    }

    private @Nullable String posterUrl(@Nullable String fileKey) {
        return fileKey == null ? null : urls.signed(fileKey);
    }
}
