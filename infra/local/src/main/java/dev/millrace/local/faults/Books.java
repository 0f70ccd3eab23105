package dev.millrace.local.faults;

import dev.millrace.local.cloud.CloudEndpoints;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the database itself says of some videos. */
final class Books implements AutoCloseable {

    /** Each gives a row for each thing that is not finished; videos by their ids. */
    private static final Map<String, String> UNFINISHED = new LinkedHashMap<>();

    /** Each gives a row for each thing that must not be. */
    private static final Map<String, String> DOUBLED = new LinkedHashMap<>();

    static {
        UNFINISHED.put(
                "a message of video-service is not delivered",
                "select kind || ' of ' || subject from video.outbox where subject = any (?)");
        UNFINISHED.put(
                "a message of upload-service is not delivered",
                "select kind || ' of ' || subject from upload.outbox where subject = any (?)");
        UNFINISHED.put(
                "a job is open",
                "select id::text from video.videos where job_open and deleted_at is null and id::text = any (?)");
        UNFINISHED.put(
                "storage of an ended upload is not cleared",
                "select id::text from upload.upload_sessions where storage_open and status in ('FAILED', 'CANCELED')"
                        + " and video_id::text = any (?)");
        DOUBLED.put(
                "READY more than once",
                "select video_id::text from video.video_events where type = 'status' and payload ->> 'status' = 'READY'"
                        + " and video_id::text = any (?) group by video_id having count(*) > 1");
        DOUBLED.put(
                "completed more than once",
                "select video_id::text from upload.upload_sessions where status = 'COMPLETED'"
                        + " and video_id::text = any (?) group by video_id having count(*) > 1");
        DOUBLED.put(
                "two live sessions",
                "select video_id::text from upload.upload_sessions where status in ('INITIATED', 'IN_PROGRESS', 'PAUSED')"
                        + " and video_id::text = any (?) group by video_id having count(*) > 1");
    }

    private final Connection connection;

    private Books(Connection connection) {
        this.connection = connection;
    }

    static Books open(CloudEndpoints cloud) throws SQLException {
        return new Books(DriverManager.getConnection(cloud.jdbcUrl(), cloud.jdbcUser(), cloud.jdbcPassword()));
    }

    /** What is not finished yet. */
    List<String> unfinished(List<String> videoIds) throws SQLException {
        return ask(UNFINISHED, videoIds);
    }

    /** What is there more often than it may be. */
    List<String> doubled(List<String> videoIds) throws SQLException {
        return ask(DOUBLED, videoIds);
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
