package dev.millrace.video.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.common.contract.FailReason;
import dev.millrace.common.contract.TranscodeJob;
import dev.millrace.common.outbox.OutboxRelay;
import dev.millrace.video.Api;
import dev.millrace.video.Api.Answer;
import dev.millrace.video.Journey;
import dev.millrace.video.RunningService;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import tools.jackson.databind.JsonNode;

class DeadLettersIT {

    private final RunningService service = RunningService.shared();
    private final Api operator = service.asOperator();
    private final SqsAsyncClient sqs = service.bean(SqsAsyncClient.class);
    private final String queue = sqs.getQueueUrl(
                    request -> request.queueName(service.cloud().deadLetterQueue()))
            .join()
            .queueUrl();

    // why: also afterwards, since others read the same queue and expect jobs in it
    @BeforeEach
    @AfterEach
    void emptyQueue() {
        await().until(() -> service.jdbc()
                        .sql("select count(*) from outbox where kind = 'dead-transcode-job'")
                        .query(Integer.class)
                        .single()
                == 0);
        sqs.purgeQueue(request -> request.queueUrl(queue)).join();
    }

    @Test
    void lettersAreListedWithWhatTheyStandForAndStay() {
        Journey dead = exhausted(FailReason.TIMED_OUT);
        Journey waiting = Journey.aVideo(service).transcoding();
        Journey superseded = Journey.aVideo(service).ready();
        send(job(waiting.videoId, waiting.jobId));
        send(job(superseded.videoId, UUID.randomUUID()));
        send("no job at all");

        for (int look = 1; look <= 2; look++) {
            JsonNode list = operator.get("/api/operations/dead-letters").json();
            assertThat(list.get("total").asInt()).isEqualTo(4);
            assertThat(list.get("items")
                            .valueStream()
                            .map(item -> item.get("state").asString()))
                    .containsExactlyInAnyOrder("REDRIVABLE", "WAITING", "OBSOLETE", "UNREADABLE");
            JsonNode letter = of(dead, list);
            assertThat(letter.get("videoStatus").asString()).isEqualTo("FAILED");
            assertThat(letter.get("failReason").asString()).isEqualTo("TIMED_OUT");
            assertThat(letter.get("jobId").asString()).isEqualTo(dead.jobId.toString());
        }
        assertThat(operator.get("/api/operations/dead-letters?limit=3")
                        .json()
                        .get("items")
                        .size())
                .isEqualTo(3);
        assertThat(operator.get("/api/operations/dead-letters?limit=101").status())
                .isEqualTo(400);
    }

    @Test
    void redriveMeansWhatItsFilterSaysAndChangesNothingInARehearsal() {
        Journey late = exhausted(FailReason.TIMED_OUT);
        Journey broken = exhausted(FailReason.TRANSCODE_ERROR);

        assertThat(outcomes("{\"dryRun\": true, \"failReason\": \"TIMED_OUT\"}"))
                .containsExactly("ENQUEUED");
        assertThat(outcomes("{\"dryRun\": true, \"since\": \"2999-01-01T00:00:00Z\"}"))
                .isEmpty();
        assertThat(outcomes("{\"dryRun\": true}")).containsExactly("ENQUEUED", "ENQUEUED");
        assertThat(late.status()).isEqualTo("FAILED");

        assertThat(outcomes("{\"videoId\": \"" + broken.videoId + "\"}")).containsExactly("ENQUEUED");
        assertThat(broken.status()).isEqualTo("TRANSCODING");
        assertThat(late.status()).isEqualTo("FAILED");

        assertThat(outcomes("{}")).containsExactly("ENQUEUED");
        assertThat(late.status()).isEqualTo("TRANSCODING");
        assertThat(operator.get("/api/operations/dead-letters")
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(late.claim().json().get("outcome").asString()).isEqualTo("OBSOLETE");
        late.jobId = late.openJob();
        assertThat(late.claim().json().get("outcome").asString()).isEqualTo("CLAIMED");
    }

    @Test
    void redriveTakesOutWhatNobodyWaitsForAndKeepsWhatItCannotHelp() {
        Journey sourceless = exhausted(FailReason.TIMED_OUT);
        service.bean(S3Client.class)
                .deleteObject(
                        request -> request.bucket(service.cloud().bucket()).key(sourceless.sourceKey()));
        Journey retried = exhausted(FailReason.TIMED_OUT);
        assertThat(retried.api.post(retried.path() + "/retry", "").status()).isEqualTo(202);
        UUID job = retried.openJob();
        send("no job at all");

        assertThat(outcomes("{}")).containsExactlyInAnyOrder("SOURCE_MISSING", "DISCARDED", "KEPT");

        assertThat(retried.openJob()).isEqualTo(job);
        assertThat(operator.get("/api/operations/dead-letters")
                        .json()
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("state").asString()))
                .containsExactlyInAnyOrder("REDRIVABLE", "UNREADABLE");
        JsonNode audited =
                operator.get("/api/operations/commands?limit=1").json().at("/items/0");
        assertThat(audited.get("command").asString()).isEqualTo("REDRIVE");
        assertThat(audited.at("/outcome/items").size()).isEqualTo(3);
    }

    @Test
    void whoeverCallsAgainUntilAllWereLookedAtRedrivesALongQueue() {
        Set<UUID> obsolete = new HashSet<>();
        for (int letter = 0; letter < 12; letter++) {
            UUID video = UUID.randomUUID();
            obsolete.add(video);
            send(job(video, UUID.randomUUID()));
            if (letter % 4 == 0) {
                send("no job at all");
            }
        }

        Set<UUID> discarded = new HashSet<>();
        int lookedInVain = 0;
        long total;
        int calls = 0;
        do {
            assertThat(calls++).as("calls").isLessThan(50);
            JsonNode call = operator.post("/api/operations/dead-letters/redrive", "{\"limit\": 5}")
                    .json();
            assertThat(call.get("looked").asInt()).isBetween(0, 5);
            List<UUID> gone = call.get("items")
                    .valueStream()
                    .filter(item -> item.get("outcome").asString().equals("DISCARDED"))
                    .map(item -> UUID.fromString(item.get("videoId").asString()))
                    .toList();
            discarded.addAll(gone);
            lookedInVain = gone.isEmpty() ? lookedInVain + call.get("looked").asInt() : 0;
            total = call.get("total").asLong();
        } while (lookedInVain < total);

        assertThat(discarded).isEqualTo(obsolete);
        assertThat(total).isEqualTo(3);
    }

    @Test
    void jobThatAPlayingVideoLostIsRedrivenToo() {
        Journey video = Journey.aVideo(service).playing();
        fail(video, FailReason.TIMED_OUT);
        assertThat(outcomes("{}")).containsExactly("ENQUEUED");
        assertThat(video.hasOpenJob()).isTrue();
        assertThat(video.status()).isEqualTo("READY");
    }

    @Test
    void failuresOfAVideoAreListedWithTheirDetailsTheNewestFirstAndInPages() {
        Journey video = exhausted(FailReason.TRANSCODE_ERROR);
        String path = "/api/operations/failures?videoId=" + video.videoId;
        JsonNode first = operator.get(path + "&limit=2").json();
        assertThat(attempts(first)).containsExactly(3, 2);
        assertThat(first.at("/items/0/reason").asString()).isEqualTo("TRANSCODE_ERROR");
        assertThat(first.at("/items/0/detail").asString()).isEqualTo("said 3");
        assertThat(first.at("/items/0/jobId").asString()).isEqualTo(video.jobId.toString());

        JsonNode second = operator.get(
                        path + "&limit=2&cursor=" + first.get("nextCursor").asLong())
                .json();
        assertThat(attempts(second)).containsExactly(1);
        assertThat(second.get("nextCursor").isNull()).isTrue();

        Answer unknown = operator.get("/api/operations/failures?videoId=" + UUID.randomUUID());
        assertThat(unknown.code()).isEqualTo("NOT_FOUND");
        assertThat(operator.get("/api/operations/failures").code()).isEqualTo("VALIDATION_FAILED");
    }

    private Journey exhausted(FailReason reason) {
        Journey video = Journey.aVideo(service).claimed();
        fail(video, reason);
        return video;
    }

    /** Uses up the attempts, until the letter is there. */
    private void fail(Journey video, FailReason reason) {
        long before = letters();
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(video.fail(reason, "said " + attempt).status()).isEqualTo(204);
            video.claim();
        }
        service.bean(OutboxRelay.class).deliverNow(video.videoId.toString());
        await().until(() -> letters() == before + 1);
    }

    private long letters() {
        return operator.get("/api/operations/dead-letters?limit=1")
                .json()
                .get("total")
                .asLong();
    }

    private List<String> outcomes(String redrive) {
        return operator.post("/api/operations/dead-letters/redrive", redrive)
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("outcome").asString())
                .toList();
    }

    private static JsonNode of(Journey video, JsonNode list) {
        return list.get("items")
                .valueStream()
                .filter(item -> item.path("videoId").asString("").equals(video.videoId.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> attempts(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("attempt").asInt())
                .toList();
    }

    private String job(UUID videoId, UUID jobId) {
        return Api.JSON.writeValueAsString(new TranscodeJob(
                1,
                jobId,
                videoId,
                "videos/none/source.mp4",
                TranscodeJob.DEFAULT_RENDITIONS,
                Instant.parse("2026-01-22T03:00:00Z"),
                null));
    }

    private void send(String body) {
        sqs.sendMessage(request -> request.queueUrl(queue).messageBody(body)).join();
    }
}
