package dev.millrace.video.video;

import dev.millrace.common.contract.UploadCourse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** How the uploads went of which videos have their files. */
@Repository
public class PastUploads {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PastUploads(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Of a video's current session; any other changes nothing. Repeatable. */
    public void save(UUID videoId, UUID sessionId, UploadCourse course) {
        jdbc.sql("""
                        insert into past_uploads (video_id, course)
                        select id, :course::json from videos
                        where id = :video and upload_session_id = :session and deleted_at is null
                        on conflict (video_id) do update set course = excluded.course
                        """)
                .param("course", json.writeValueAsString(course))
                .param("video", videoId)
                .param("session", sessionId)
                .update();
    }

    /** Empty when upload-service did not say. */
    public Optional<UploadCourse> of(UUID videoId) {
        return jdbc.sql("select course::text from past_uploads where video_id = ?")
                .param(videoId)
                .query(String.class)
                .optional()
                .map(course -> json.readValue(course, UploadCourse.class));
    }

    @EventListener
    void on(VideoPurged purged) {
        jdbc.sql("delete from past_uploads where video_id = ?")
                .param(purged.videoId())
                .update();
    }
}
