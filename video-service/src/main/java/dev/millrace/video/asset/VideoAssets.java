package dev.millrace.video.asset;

import dev.millrace.common.contract.AssetType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The saved output objects of videos. Other packages read; only jobs write, within a verb's transaction. */
@Repository
public class VideoAssets {

    private final JdbcClient jdbc;
    private final Clock clock;

    VideoAssets(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Everything saved of one video. */
    public List<VideoAsset> of(UUID videoId) {
        return jdbc.sql("select * from video_assets where video_id = ?")
                .param(videoId)
                .query((row, number) -> asset(row))
                .list();
    }

    private static VideoAsset asset(ResultSet row) throws SQLException {
        return new VideoAsset(
                AssetType.valueOf(row.getString("type")),
                row.getString("quality_label"),
                row.getObject("bandwidth", Integer.class),
                row.getObject("width", Integer.class),
                row.getObject("height", Integer.class),
                row.getString("codec"),
                row.getString("container"),
                row.getString("file_key"));
    }

    /** In a verb's transaction: these, and no others. */
    public void replaceAll(UUID videoId, List<VideoAsset> assets) {
        removeAll(videoId);
        assets.forEach(asset -> insert(videoId, asset));
    }

    /** In a verb's transaction: this poster in place of any other. */
    public void replacePoster(UUID videoId, VideoAsset poster) {
        jdbc.sql("delete from video_assets where video_id = ? and type = 'THUMBNAIL'")
                .param(videoId)
                .update();
        insert(videoId, poster);
    }

    void removeAll(UUID videoId) {
        jdbc.sql("delete from video_assets where video_id = ?").param(videoId).update();
    }

    private void insert(UUID videoId, VideoAsset asset) {
        jdbc.sql("""
                        insert into video_assets (id, video_id, type, quality_label, bandwidth, width, height, codec,
                                                  container, file_key, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(UUID.randomUUID())
                .param(videoId)
                .param(asset.type().name())
                .param(asset.quality())
                .param(asset.bandwidth())
                .param(asset.width())
                .param(asset.height())
                .param(asset.codec())
                .param(asset.container())
                .param(asset.fileKey())
                .param(Timestamp.from(clock.instant()))
                .update();
    }
}
