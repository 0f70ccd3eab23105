package dev.millrace.video.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.video.Api;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class QuotaIT {

    private final RunningService service = RunningService.shared();

    @Test
    void ownerHasAThousandDraftsAndADeletedOneMakesRoom() {
        Api owner = service.asSomebody();
        UUID draft = owner.draft();
        copies(draft, 998, "null");
        assertThat(owner.send("POST", "/api/videos", draft(), Map.of("Idempotency-Key", "k"))
                        .status())
                .isEqualTo(201);

        Answer refused = owner.post("/api/videos", draft());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("TOO_MANY_DRAFTS");
        assertThat(refused.json().get("most").asInt()).isEqualTo(1000);
        assertThat(refused.json().get("detail").asString()).contains("delete one");
        assertThat(owner.send("POST", "/api/videos", draft(), Map.of("Idempotency-Key", "k"))
                        .status())
                .as("what was created before is no new one")
                .isEqualTo(201);
        assertThat(service.asSomebody().post("/api/videos", draft()).status()).isEqualTo(201);

        assertThat(owner.delete("/api/videos/" + draft).status()).isEqualTo(204);
        assertThat(owner.post("/api/videos", draft()).status()).isEqualTo(201);
    }

    @Test
    void uploadServiceLearnsWhatAnOwnerHas() {
        Journey stored = Journey.aVideo(service).transcoding();
        stored.api.draft();

        JsonNode usage = service.signed()
                .post("/internal/usage", Map.of("ownerId", stored.owner))
                .json();

        assertThat(usage.get("storedBytes").asLong()).isEqualTo(1000);
        assertThat(usage.get("mostStoredBytes").asLong()).isEqualTo(1L << 40);
        assertThat(usage.get("drafts").asInt()).isEqualTo(1);
        assertThat(usage.get("mostDrafts").asInt()).isEqualTo(1000);
    }

    @Test
    void draftsThatWereDeletedCountTooOnceThereAreManyOfThem() {
        Api owner = service.asSomebody();
        copies(owner.draft(), 9_999, "now()");
        assertThat(owner.post("/api/videos", draft()).code()).isEqualTo("TOO_MANY_DRAFTS");
    }

    @Test
    void draftsWithoutAnUploadAreRemovedInTheEnd() {
        Journey uploading = Journey.aVideo(service).uploading();
        UUID old = uploading.api.draft();
        UUID deleted = uploading.api.draft();
        UUID young = uploading.api.draft();
        uploading.api.delete("/api/videos/" + deleted);
        service.jdbc()
                .sql("update videos set status_since = now() - interval '169 hours' where owner_id = ? and id <> ?")
                .params(uploading.owner, young)
                .update();
        var removed = service.bean(MeterRegistry.class).counter("video.drafts.expired");
        double before = removed.count();

        service.bean(DraftSweep.class).pass();

        assertThat(uploading.api.get("/api/videos/" + old).status()).isEqualTo(404);
        assertThat(uploading.api.status(young)).isEqualTo("DRAFT");
        assertThat(uploading.status()).isEqualTo("UPLOADING");
        assertThat(service.jdbc()
                        .sql("select count(*) from videos where owner_id = ?")
                        .param(uploading.owner)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(service.jdbc()
                        .sql("select count(*) from video_events where type = 'deleted' and video_id = ?")
                        .param(old)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(removed.count()).isEqualTo(before + 2);
    }

    @Test
    void sourcesOfAnOwnerTakeNoMoreThanTheyMay() {
        Journey video = Journey.aVideo(service).uploading();
        service.jdbc()
                .sql("update videos set source_size_bytes = 1099511627776 - 1500 where id = ?")
                .param(video.videoId)
                .update();
        Journey fits = Journey.aVideoOf(service, video.owner).uploading();
        assertThat(fits.status()).isEqualTo("UPLOADING");

        UUID more = video.api.draft();
        Answer refused = service.signed()
                .post(
                        "/internal/videos/" + more + "/upload-opened",
                        "{\"ownerId\": \"%s\", \"uploadSessionId\": \"%s\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": 501}"
                                .formatted(video.owner, UUID.randomUUID()));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("STORAGE_LIMIT_REACHED");
        assertThat(video.api.status(more)).isEqualTo("DRAFT");
    }

    @Test
    void deletedVideoKeepsNothingThatItsOwnerWrote() {
        Api owner = service.asSomebody();
        UUID id = owner.draft("A secret");
        owner.delete("/api/videos/" + id);
        assertThat(service.jdbc()
                        .sql("select title || coalesce(description, '') || metadata::text from videos where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("deleted{}");
    }

    private void copies(UUID draft, int count, String deletedAt) {
        service.jdbc()
                .sql("insert into videos (id, owner_id, title, source_mime, source_size_bytes, status, status_since, "
                        + "version, created_at, updated_at, deleted_at, purged_at) "
                        + "select gen_random_uuid(), owner_id, title, source_mime, source_size_bytes, status, "
                        + "status_since, 0, created_at, updated_at, " + deletedAt + ", " + deletedAt
                        + " from videos, generate_series(1, ?) where id = ?")
                .params(count, draft)
                .update();
    }

    private static String draft() {
        return "{\"title\": \"One more\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": 1000}";
    }
}
