package dev.millrace.proof.faults;

import dev.millrace.local.cloud.CloudEndpoints;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the database rows of the given videos. */
final class DatabaseChecks implements AutoCloseable {

    /** why: the messages of tasks have subjects of their own, but name their video in the body; a removal is of a folder of it. */
    private static final String VIDEO_OF_MESSAGE =
            "coalesce(payload::jsonb ->> 'videoId', substring(subject from '^videos/([^/]+)'), subject)";

    /** Queries by violation; each returns a row per unfinished item of the given videos. */
    private static final Map<String, String> UNFINISHED = new LinkedHashMap<>();

    /** Queries by violation; each returns a row per duplicate, or per owner that is charged too much or too little. */
    private static final Map<String, String> MISCOUNTED = new LinkedHashMap<>();

    static {
        UNFINISHED.put(
                "video-service has an undelivered message",
                "select kind || ' of ' || subject from video.outbox where " + VIDEO_OF_MESSAGE + " = any (?)");
        UNFINISHED.put(
                "upload-service has an undelivered message",
                "select kind || ' of ' || subject from upload.outbox where " + VIDEO_OF_MESSAGE + " = any (?)");
        UNFINISHED.put(
                "a job is open",
                "select video_id::text from video.transcode_jobs where state in ('WAITING', 'CLAIMED', 'DIVIDED')"
                        + " and video_id::text = any (?)");
        UNFINISHED.put(
                "a video is TRANSCODING without an open job",
                "select id::text from video.videos v where status = 'TRANSCODING' and deleted_at is null"
                        + " and not exists (select from video.transcode_jobs j where j.video_id = v.id"
                        + " and j.state in ('WAITING', 'CLAIMED', 'DIVIDED')) and id::text = any (?)");
        UNFINISHED.put(
                "an ended upload still has objects in storage",
                "select id::text from upload.upload_sessions where storage_open and status in ('FAILED', 'CANCELED')"
                        + " and video_id::text = any (?)");
        MISCOUNTED.put(
                "assets of more than one attempt",
                "select video_id::text from video.video_assets where video_id::text = any (?) group by video_id"
                        + " having count(distinct substring(file_key from '^videos/[^/]+/hls/[^/]+/[^/]+/')) > 1");
        MISCOUNTED.put(
                "READY more than once",
                "select video_id::text from video.video_events where type = 'status' and payload ->> 'status' = 'READY'"
                        + " and video_id::text = any (?) group by video_id having count(*) > 1");
        MISCOUNTED.put(
                "completed more than once",
                "select video_id::text from upload.upload_sessions where status = 'COMPLETED'"
                        + " and video_id::text = any (?) group by video_id having count(*) > 1");
        MISCOUNTED.put(
                "two live sessions",
                "select video_id::text from upload.upload_sessions where status in ('INITIATED', 'IN_PROGRESS', 'PAUSED')"
                        + " and video_id::text = any (?) group by video_id having count(*) > 1");
        MISCOUNTED.put(
                "the sum of an owner's sources is wrong",
                "select v.owner_id from video.videos v left join video.owner_sources s on s.owner_id = v.owner_id"
                        + " where v.owner_id in (select owner_id from video.videos where id::text = any (?))"
                        + " group by v.owner_id, s.bytes having coalesce(s.bytes, 0) <> coalesce(sum(v.source_size_bytes)"
                        + " filter (where v.deleted_at is null"
                        + " and (v.source_file_key is not null or v.status = 'UPLOADING')), 0)");
    }

    private final Connection connection;

    private DatabaseChecks(Connection connection) {
        this.connection = connection;
    }

    static DatabaseChecks open(CloudEndpoints cloud) throws SQLException {
        return new DatabaseChecks(DriverManager.getConnection(cloud.jdbcUrl(), cloud.jdbcUser(), cloud.jdbcPassword()));
    }

    List<String> unfinished(List<String> videoIds) throws SQLException {
        return ask(UNFINISHED, videoIds);
    }

    List<String> miscounted(List<String> videoIds) throws SQLException {
        return ask(MISCOUNTED, videoIds);
    }

    /** The video's source, and the folders of its served outputs and their manifests. */
    Set<String> explained(String videoId) throws SQLException {
        return texts(
                "select source_file_key from video.videos where id::text = ? and deleted_at is null"
                        + " and source_file_key is not null union"
                        + " select unnest(array[substring(asset.file_key from '^videos/[^/]+/hls/[^/]+/[^/]+/'),"
                        + " regexp_replace(asset.file_key, '/hls/([^/]+/[^/]+/).*', '/reports/\\1')])"
                        + " from video.video_assets asset join video.videos video on video.id = asset.video_id"
                        + " where video.id::text = ? and video.deleted_at is null",
                videoId,
                videoId);
    }

    /** Multipart upload ids of the video's live sessions. */
    Set<String> multiparts(String videoId) throws SQLException {
        return texts(
                "select provider_upload_id from upload.upload_sessions where video_id::text = ?"
                        + " and provider_upload_id is not null and status in ('INITIATED', 'IN_PROGRESS', 'PAUSED')",
                videoId);
    }

    private Set<String> texts(String question, String... parameters) throws SQLException {
        Set<String> found = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            for (int number = 0; number < parameters.length; number++) {
                statement.setString(number + 1, parameters[number]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    private List<String> ask(Map<String, String> questions, List<String> videoIds) throws SQLException {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, String> question : questions.entrySet()) {
            try (PreparedStatement statement = connection.prepareStatement(question.getValue())) {
                Array ids = connection.createArrayOf("text", videoIds.toArray());
                statement.setArray(1, ids);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(question.getKey() + ": " + rows.getString(1));
                    }
                }
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
