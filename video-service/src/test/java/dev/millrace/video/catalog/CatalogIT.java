package dev.millrace.video.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.common.page.Cursor;
import dev.millrace.video.Api;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.RunningService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CatalogIT {

    private static final String TOUR = """
            {"title": " Tour ", "description": "Short", "sourceMime": "video/mp4", "sourceSizeBytes": 734003200,
             "filename": "IMG_0042.MOV", "metadata": {"rooms": 3}}
            """;

    private final RunningService service = RunningService.shared();
    private final Api owner = service.asSomebody();

    @Test
    void createdVideoIsADraftThatTheNextReadShows() {
        Answer created = owner.post("/api/videos", TOUR);
        assertThat(created.status()).isEqualTo(201);
        String id = created.json().get("id").asString();
        assertThat(created.header("Location")).isEqualTo("/api/videos/" + id);

        Answer read = owner.get("/api/videos/" + id);
        assertThat(read.json()).isEqualTo(created.json());
        JsonNode video = read.json();
        assertThat(video.get("title").asString()).isEqualTo("Tour");
        assertThat(video.get("status").asString()).isEqualTo("DRAFT");
        assertThat(video.get("failReason").isNull()).isTrue();
        assertThat(video.at("/metadata/rooms").asInt()).isEqualTo(3);
        assertThat(video.at("/source/sizeBytes").asLong()).isEqualTo(734003200L);
        assertThat(video.at("/source/filename").asString()).isEqualTo("IMG_0042.MOV");
        assertThat(video.at("/playback/ready").asBoolean()).isFalse();
        assertThat(video.at("/playback/streamUrl").isNull()).isTrue();
        assertThat(video.get("createdAt").asString()).endsWith("Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "not json",
                "[]",
                "{\"title\": \"\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": 1}",
                "{\"title\": \"   \", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": 1}",
                "{\"title\": \"a\\u0000b\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": 1}",
                "{\"title\": \"a\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": 0}",
                "{\"title\": \"a\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": -5}",
                "{\"title\": \"a\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": 1.5}",
                "{\"title\": \"a\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": \"1\"}",
                "{\"title\": \"a\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": 1, \"sourceSizeBytes\": 2}",
                "{\"title\": 5, \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": 1}",
                "{\"title\": \"a\\ud83d\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": 1}",
                "{\"title\": \"a\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": 1, \"metadata\": {\"a\": 1e400}}",
                "{\"title\": \"a\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": \"many\"}",
                "{\"title\": \"a\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": 1, \"wrong\": true}",
                "{\"title\": \"a\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": 1, \"metadata\": [1]}",
                "{\"title\": \"a\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": 1, \"metadata\": {\"a\": \"\\u0000\"}}"
            })
    void unfitBodiesAreRefusedWithAClear400(String body) {
        Answer answer = owner.post("/api/videos", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.json().get("errors").size()).isPositive();
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void sizesAreBounded() {
        assertThat(create("t".repeat(200), "d".repeat(5000), "f".repeat(255), "m".repeat(16_000))
                        .status())
                .isEqualTo(201);
        assertThat(create("t".repeat(201), "", "f", "m").status()).isEqualTo(400);
        assertThat(create("t", "d".repeat(5001), "f", "m").status()).isEqualTo(400);
        assertThat(create("t", "d", "f".repeat(256), "m").status()).isEqualTo(400);
        assertThat(create("t", "d", "f", "m".repeat(16_384)).status()).isEqualTo(400);
    }

    @Test
    void tooLargeAndForeignFilesAreRefusedByName() {
        Answer large = owner.post(
                "/api/videos", "{\"title\": \"a\", \"sourceMime\": \"video/mp4\", \"sourceSizeBytes\": 1610612737}");
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.code()).isEqualTo("FILE_TOO_LARGE");
        assertThat(large.json().get("maxBytes").asLong()).isEqualTo(1610612736L);
        assertThat(owner.post(
                                "/api/videos",
                                "{\"title\": \"a\", \"sourceMime\": \"VIDEO/MP4\", \"sourceSizeBytes\": 1610612736}")
                        .status())
                .isEqualTo(201);

        Answer foreign =
                owner.post("/api/videos", "{\"title\": \"a\", \"sourceMime\": \"video/webm\", \"sourceSizeBytes\": 1}");
        assertThat(foreign.status()).isEqualTo(415);
        assertThat(foreign.code()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
        assertThat(foreign.json().get("allowed").toString()).contains("video/quicktime");
    }

    @Test
    void sameIdempotencyKeyGivesTheSameVideoAndAnotherBodyIsRefused() {
        Map<String, String> key = Map.of("Idempotency-Key", "key-1");
        Answer first = owner.send("POST", "/api/videos", TOUR, key);
        Answer second = owner.send("POST", "/api/videos", TOUR, key);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));

        Answer other = owner.send("POST", "/api/videos", TOUR.replace("Tour", "Other"), key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(service.asSomebody()
                        .send("POST", "/api/videos", TOUR, key)
                        .json()
                        .get("id"))
                .isNotEqualTo(first.json().get("id"));
    }

    @Test
    void pagesAreWholeAlsoWhereManyWereCreatedInOneInstant() {
        List<String> created = new ArrayList<>();
        for (int number = 0; number < 11; number++) {
            created.add(owner.draft("Video " + number).toString());
        }
        service.jdbc()
                .sql("update videos set created_at = '2026-01-22T03:00:00.123456Z' where id in (:ids)")
                .param("ids", created.stream().limit(8).map(UUID::fromString).toList())
                .update();
        List<String> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = owner.get("/api/videos?limit=3&cursor=" + cursor).json();
            page.get("items").forEach(item -> seen.add(item.get("id").asString()));
            cursor = page.get("nextCursor").isNull()
                    ? null
                    : page.get("nextCursor").asString();
            pages++;
        } while (cursor != null);
        assertThat(pages).isEqualTo(4);
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(created);
        assertThat(seen.subList(0, 3)).containsExactly(created.get(10), created.get(9), created.get(8));
    }

    @Test
    void pageIsBoundedInBytesAndTheNextOneGoesOn() {
        for (int number = 0; number < 25; number++) {
            assertThat(create("t", "\u2603".repeat(5000), "f", "m").status()).isEqualTo(201);
        }
        Answer page = owner.get("/api/videos?limit=100");
        assertThat(page.response().body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(350_000);
        assertThat(page.json().get("items").size()).isEqualTo(19);
        JsonNode rest = owner.get("/api/videos?limit=100&cursor="
                        + page.json().get("nextCursor").asString())
                .json();
        assertThat(rest.get("items").size()).isEqualTo(6);
        assertThat(rest.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void listFiltersByEveryStatusAndRefusesUnknownValues() {
        UUID id = owner.draft();
        for (String status : List.of("DRAFT", "UPLOADING", "UPLOADED", "TRANSCODING", "READY", "FAILED")) {
            Answer list = owner.get("/api/videos?status=" + status);
            assertThat(list.status()).isEqualTo(200);
            assertThat(list.json().get("items").size()).isEqualTo(status.equals("DRAFT") ? 1 : 0);
        }
        String cursor = new Cursor(java.time.Instant.parse("2026-01-22T03:00:00Z"), id).text();
        String tampered = (cursor.charAt(3) == 'A' ? 'B' : 'A') + cursor.substring(1);
        for (String query : List.of(
                "status=GONE",
                "limit=0",
                "limit=101",
                "limit=many",
                "cursor=%00",
                "cursor=abc",
                "cursor=" + new Cursor(java.time.Instant.MAX, id).text(),
                "cursor=" + new Cursor(java.time.Instant.MIN, id).text(),
                "cursor=" + new Cursor(java.time.Instant.parse("+294277-01-01T00:00:00Z"), id).text(),
                "cursor=" + tampered)) {
            Answer answer = owner.get("/api/videos?" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        }
        assertThat(owner.get("/api/videos?cursor=" + cursor).status()).isEqualTo(200);
    }

    @Test
    void editsAreRefusedOnAStaleVersion() {
        UUID id = owner.draft();
        String tag = owner.get("/api/videos/" + id).header("ETag");
        Answer edited = edit(id, "{\"title\": \"New\"}", Map.of("If-Match", tag));
        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.json().get("title").asString()).isEqualTo("New");
        assertThat(edited.header("ETag")).isNotEqualTo(tag);
        assertThat(owner.get("/api/videos/" + id).header("ETag")).isEqualTo(edited.header("ETag"));

        Answer stale = edit(id, "{\"title\": \"Newer\"}", Map.of("If-Match", tag));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("STALE_VERSION");
        assertThat(edit(id, "{\"title\": \"Newer\"}", Map.of("If-Match", "\"x\""))
                        .status())
                .isEqualTo(412);
        assertThat(edit(id, "{\"description\": \"\"}", Map.of("If-Match", "*")).status())
                .isEqualTo(200);
        Answer kept = edit(id, "{\"metadata\": {\"a\": [1]}}", Map.of());
        assertThat(kept.json().get("title").asString()).isEqualTo("New");
        assertThat(kept.json().get("metadata").toString()).isEqualTo("{\"a\":[1]}");
        assertThat(edit(id, "{\"title\": \" \"}", Map.of()).status()).isEqualTo(400);
        assertThat(edit(id, "{\"status\": \"READY\"}", Map.of()).status()).isEqualTo(400);
    }

    @Test
    void unknownIdsAndPathsAre404AndUnreadableIdsAre400() {
        assertThat(owner.get("/api/videos/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(owner.get("/api/videos/not-a-uuid").status()).isEqualTo(400);
        assertThat(owner.get("/api/nothing").status()).isEqualTo(404);
        assertThat(owner.send("PUT", "/api/videos", "{}", Map.of()).status()).isEqualTo(405);
    }

    private Answer edit(UUID id, String body, Map<String, String> headers) {
        return owner.send("PATCH", "/api/videos/" + id, body, headers);
    }

    private Answer create(String title, String description, String filename, String note) {
        return owner.post(
                "/api/videos",
                Api.JSON.writeValueAsString(Map.of(
                        "title",
                        title,
                        "description",
                        description,
                        "sourceMime",
                        "video/mp4",
                        "sourceSizeBytes",
                        1,
                        "filename",
                        filename,
                        "metadata",
                        Map.of("note", note))));
    }
}
