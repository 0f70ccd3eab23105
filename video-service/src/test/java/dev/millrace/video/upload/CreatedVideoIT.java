package dev.millrace.video.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.contract.Internal.UploadOpened;
import dev.millrace.common.contract.Internal.VideoCreated;
import dev.millrace.common.contract.Internal.VideoWithdrawn;
import dev.millrace.common.contract.UploadReport;
import dev.millrace.video.Api;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.RunningService;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CreatedVideoIT {

    private final RunningService service = RunningService.shared();
    private final String owner = "owner-" + UUID.randomUUID();
    private final Api api = service.as(owner);
    private final UUID video = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();

    @Test
    void theVideoIsThereAndUploading() {
        assertThat(create(session, 1000).status()).isEqualTo(200);

        JsonNode created = api.get("/api/videos/" + video).json();
        assertThat(created.path("status").asString()).isEqualTo("UPLOADING");
        assertThat(created.path("title").asString()).isEqualTo("A tour");
        assertThat(created.path("description").asString()).isEqualTo("Of a house");
        assertThat(created.at("/metadata/rooms").asInt()).isEqualTo(3);
        assertThat(created.at("/source/filename").asString()).isEqualTo("a.mov");
        assertThat(created.at("/source/sizeBytes").asInt()).isEqualTo(1000);
        assertThat(events()).containsExactly("status UPLOADING");
    }

    @Test
    void itMayBeAskedForAgainAndHappensOnce() {
        create(session, 1000);

        assertThat(create(session, 1000).status()).isEqualTo(200);

        assertThat(events()).containsExactly("status UPLOADING");
        assertThat(create(UUID.randomUUID(), 1000).status())
                .as("another session's video")
                .isEqualTo(404);
    }

    @Test
    void whatFoundRoomOnceDoesNotLackItWhenItIsAskedForAgain() {
        create(session, 1000);
        UUID large = api.draft();
        service.jdbc()
                .sql("update videos set status = 'UPLOADING', source_size_bytes = 1099511627776 where id = ?")
                .param(large)
                .update();

        assertThat(create(session, 1000).status()).isEqualTo(200);
    }

    @Test
    void aSourceThatDoesNotFitLeavesNoVideo() {
        UUID large = api.draft();
        service.jdbc()
                .sql("update videos set status = 'UPLOADING', source_size_bytes = 1099511627776 where id = ?")
                .param(large)
                .update();

        Answer refused = create(session, 1000);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("STORAGE_LIMIT_REACHED");
        assertThat(rows()).isZero();
    }

    @Test
    void whatIsWithdrawnIsGoneAndStaysGone() {
        create(session, 1000);

        assertThat(withdraw(session).status()).isEqualTo(204);
        assertThat(withdraw(session).status()).isEqualTo(204);

        assertThat(api.get("/api/videos/" + video).status()).isEqualTo(404);
        assertThat(api.get("/api/videos").json().path("items")).isEmpty();
        assertThat(events()).containsExactly("status UPLOADING", "deleted");
        assertThat(create(session, 1000).status()).as("a late repetition").isEqualTo(404);
        assertThat(api.get("/api/videos/" + video).status()).isEqualTo(404);
    }

    @Test
    void whatIsWithdrawnBeforeItArrivesIsNeverCreated() {
        assertThat(withdraw(session).status()).isEqualTo(204);

        assertThat(create(session, 1000).status()).isEqualTo(404);

        assertThat(api.get("/api/videos/" + video).status()).isEqualTo(404);
        assertThat(events()).isEmpty();
        assertThat(service.jdbc()
                        .sql("select status from videos where id = ? and deleted_at is not null")
                        .param(video)
                        .query(String.class)
                        .single())
                .as("so that it is removed with the old ones")
                .isEqualTo("DRAFT");
    }

    @Test
    void whatAnotherSessionHasIsNotWithdrawn() {
        create(session, 1000);

        withdraw(UUID.randomUUID());

        assertThat(api.status(video)).isEqualTo("UPLOADING");
    }

    @Test
    void whatHasGoneOnIsNotWithdrawn() {
        create(session, 1000);
        service.signed().post("/api/webhooks/uploads", new UploadReport.Canceled(session, video));

        withdraw(session);

        assertThat(api.status(video)).isEqualTo("FAILED");
    }

    @Test
    void nobodyButOurServicesMayAsk() {
        String path = "/internal/videos/" + video;

        assertThat(api.post(path + "/created", Api.JSON.writeValueAsString(created(session, 1000)))
                        .status())
                .isEqualTo(401);
        assertThat(api.post(path + "/withdrawn", "{}").status()).isEqualTo(401);
    }

    private Answer create(UUID sessionId, long bytes) {
        return service.signed().post("/internal/videos/" + video + "/created", created(sessionId, bytes));
    }

    private Answer withdraw(UUID sessionId) {
        return service.signed()
                .post("/internal/videos/" + video + "/withdrawn", new VideoWithdrawn(opened(sessionId, 1000)));
    }

    private VideoCreated created(UUID sessionId, long bytes) {
        return new VideoCreated(opened(sessionId, bytes), " A tour ", "Of a house", "{\"rooms\": 3}", "a.mov");
    }

    private UploadOpened opened(UUID sessionId, long bytes) {
        return new UploadOpened(owner, sessionId, "video/mp4", bytes);
    }

    private List<String> events() {
        return service.jdbc()
                .sql(
                        "select concat_ws(' ', type, payload ->> 'status') from video_events where video_id = ? order by id")
                .param(video)
                .query(String.class)
                .list();
    }

    private int rows() {
        return service.jdbc()
                .sql("select count(*) from videos where id = ?")
                .param(video)
                .query(Integer.class)
                .single();
    }
}
