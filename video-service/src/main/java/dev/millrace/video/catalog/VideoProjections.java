package dev.millrace.video.catalog;

import dev.millrace.common.contract.AssetType;
import dev.millrace.common.contract.FailReason;
import dev.millrace.common.problem.NotFound;
import dev.millrace.video.asset.ProbedSource;
import dev.millrace.video.playback.PlayableVideo;
import dev.millrace.video.playback.Playback;
import dev.millrace.video.video.Picture;
import dev.millrace.video.video.Source;
import dev.millrace.video.video.VideoStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads a video by one statement, since clients ask for it most. */
@Repository
class VideoProjections {

    private final JdbcClient jdbc;
    private final ObjectReader facts;
    private final ObjectReader files;
    private final ObjectReader renditions;
    private final ObjectReader captions;

    VideoProjections(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.facts = json.readerFor(ProbedSource.class);
        this.files = json.readerFor(new TypeReference<Map<AssetType, String>>() {});
        this.renditions = json.readerFor(new TypeReference<List<Playback.Rendition>>() {});
        this.captions = json.readerFor(new TypeReference<List<PlayableVideo.CaptionFile>>() {});
    }

    /** The video, without an ownership check. @throws NotFound if there is none, or it is deleted */
    VideoProjection require(UUID id) {
        return jdbc.sql("select * from video_projections where id = ?")
                .param(id)
                .query(this::read)
                .optional()
                .orElseThrow(() -> new NotFound("video"));
    }

    private VideoProjection read(ResultSet row, int number) throws SQLException {
        String reason = row.getString("fail_reason");
        return new VideoProjection(
                row.getObject("id", UUID.class),
                row.getString("owner_id"),
                row.getString("title"),
                row.getString("description"),
                row.getString("metadata"),
                source(row),
                facts(row),
                VideoStatus.valueOf(row.getString("status")),
                reason == null ? null : FailReason.valueOf(reason),
                picture(row),
                files(row),
                list(renditions, row.getString("renditions")),
                list(captions, row.getString("captions")),
                OpenProgress.read(row),
                row.getLong("edits"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    private static Source source(ResultSet row) throws SQLException {
        return new Source(
                row.getString("source_mime"),
                row.getLong("source_size_bytes"),
                row.getString("source_filename"),
                row.getString("source_file_key"));
    }

    private static @Nullable Picture picture(ResultSet row) throws SQLException {
        Double seconds = row.getObject("duration_seconds", Double.class);
        Integer width = row.getObject("width", Integer.class);
        Integer height = row.getObject("height", Integer.class);
        return seconds == null || width == null || height == null ? null : new Picture(seconds, width, height);
    }

    private @Nullable ProbedSource facts(ResultSet row) throws SQLException {
        String json = row.getString("facts");
        return json == null ? null : facts.readValue(json);
    }

    private Map<AssetType, String> files(ResultSet row) throws SQLException {
        String json = row.getString("files");
        return json == null ? Map.of() : files.readValue(json);
    }

    private static <T> List<T> list(ObjectReader reader, @Nullable String json) {
        return json == null ? List.of() : reader.readValue(json);
    }
}
