package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.millrace.blackbox.suite.Answer;
import dev.millrace.blackbox.suite.Api;
import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.Playback;
import dev.millrace.blackbox.suite.Suite;
import dev.millrace.blackbox.suite.Uploads;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Operators' commands through the gateway, and their effect for owners. {@code ./millrace drill} runs them with a bad
 * release.
 */
class OperationsIT {

    /** Not the user of {@code ./millrace ops}, so that the audit distinguishes their commands. */
    private static final String NAME = "operator-by-hand";

    private static final String ROOT = "/api/operations/";
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Suite suite = Suite.running();
    private final Api operator = suite.as(NAME, "operator");
    private final Api alice = suite.as("operated");
    private final Uploads uploads = new Uploads(alice);

    @AfterEach
    void goOn() {
        operator.post(ROOT + "resume", null).expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET intake",
                "GET commands",
                "GET dead-letters",
                "GET failures?videoId=00000000-0000-7000-8000-000000000000",
                "POST pause",
                "POST resume",
                "POST freeze",
                "POST replay",
                "POST invalidate",
                "POST dead-letters/redrive"
            })
    void isForOperatorsOnly(String call) {
        String[] words = call.split(" ");
        Object body = words[0].equals("GET") ? null : Map.of();

        alice.call(words[0], ROOT + words[1], body).expectProblem(403, "FORBIDDEN");
        suite.asNobody().call(words[0], ROOT + words[1], body).expectProblem(401, "UNAUTHENTICATED");
    }

    @Test
    void rollbackFreezesWhatIsAtWorkReplaysItAndLeavesWhatPlays() {
        String playing = uploads.upload(Clips.tiny());
        Playback playback = Playback.of(uploads.awaitStatus(playing, "READY"));
        Instant since = Instant.now().minusSeconds(1);
        List<JsonNode> earlier = commands();
        operator.post(ROOT + "pause", null).expect(200);
        String video = uploads.upload(Clips.tiny());
        uploads.awaitStatus(video, "TRANSCODING");

        assertThat(ops("freeze", "--older-than", "0s", "--dry-run"))
                .contains(video)
                .contains("would be frozen");
        assertThat(status(video)).isEqualTo("TRANSCODING");
        operator.post(ROOT + "freeze", Map.of("olderThanSeconds", 0)).expect(200);
        Answer frozen = alice.get("/api/videos/" + video).expect(200);
        assertThat(frozen.get("status")).isEqualTo("FAILED");
        assertThat(frozen.get("failReason")).isEqualTo("ROLLBACK");
        assertThat(playback.segmentUrls())
                .allSatisfy(url -> playback.fetch(url, playback.cookies()).expect(200));

        operator.post(ROOT + "resume", null).expect(200);
        assertThat(ops("replay", "--reason", "ROLLBACK", "--since", since.toString(), "--dry-run"))
                .contains(video + "  ENQUEUED");
        assertThat(status(video)).isEqualTo("FAILED");
        assertThat(outcome(replay(since), video)).isEqualTo("ENQUEUED");
        assertThat(outcome(replay(since), video)).isNotEqualTo("ENQUEUED");
        uploads.awaitStatus(video, "READY");
        assertThat(status(playing)).isEqualTo("READY");
        assertAudited(earlier, "PAUSE", "FREEZE", "RESUME", "REPLAY", "REPLAY");
    }

    @Test
    void invalidatedVideoIsFetchedFromStorageAgain() {
        String video = uploads.upload(Clips.tiny());
        Playback playback = Playback.of(uploads.awaitStatus(video, "READY"));
        String segment = playback.segmentUrls().get(0);
        playback.fetch(segment, playback.cookies()).expect(200);
        assertThat(cache(playback, segment)).startsWith("Hit");

        assertThat(ops("invalidate", "--video", video)).contains("1 requested");

        await().atMost(LIMIT).until(() -> cache(playback, segment).startsWith("Miss"));
    }

    @Test
    void deadLettersAreListedAndObsoleteOnesRemoved() {
        String video = uploads.upload(Clips.tiny());
        uploads.awaitStatus(video, "READY");
        send("transcode-jobs", "no job " + video);
        send(
                "transcode-jobs-dlq",
                "{\"version\":1,\"jobId\":\"%s\",\"videoId\":\"%s\",\"sourceFileKey\":\"a\",\"renditions\":[],"
                                .formatted(UUID.randomUUID(), video)
                        + "\"enqueuedAt\":\"2026-01-22T03:00:00Z\"}");

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(ops("dlq", "list"))
                        .contains("UNREADABLE")
                        .contains(video)
                        .contains("OBSOLETE"));
        assertThat(ops("dlq", "redrive", "--video", video, "--dry-run")).contains(video + "  DISCARDED");
        assertThat(ops("dlq", "redrive")).contains("1 discarded").contains("kept");
        assertThat(ops("dlq", "list")).contains("UNREADABLE").doesNotContain(video);
        assertThat(status(video)).isEqualTo("READY");
        assertThat(ops("audit", "--last", "3")).contains("REDRIVE").contains("DONE");
    }

    private String ops(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "ops";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return suite.millrace(LIMIT, all);
    }

    private Answer replay(Instant since) {
        return operator.post(ROOT + "replay", Map.of("reason", "ROLLBACK", "since", since.toString()))
                .expect(200);
    }

    private static String outcome(Answer replay, String video) {
        return replay.json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("videoId").asString().equals(video))
                .map(item -> item.path("outcome").asString())
                .findFirst()
                .orElse("none");
    }

    private String status(String video) {
        return alice.get("/api/videos/" + video).expect(200).get("status");
    }

    private static String cache(Playback playback, String url) {
        return playback.fetch(url, playback.cookies()).expect(200).header("X-Cache");
    }

    /** All commands of this class's operator through the API, finished or not. */
    private List<JsonNode> commands() {
        return operator.get(ROOT + "commands?limit=100")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(command -> command.path("operator").asString().equals(NAME))
                .toList();
    }

    /** Commands issued after {@code earlier} was read, by id, since clocks of tests and services may differ. */
    private void assertAudited(List<JsonNode> earlier, String... commands) {
        Set<JsonNode> known =
                earlier.stream().map(command -> command.path("id")).collect(Collectors.toSet());
        List<JsonNode> mine = commands().stream()
                .filter(command -> !known.contains(command.path("id")))
                .toList();
        assertThat(mine)
                .allSatisfy(
                        command -> assertThat(command.path("state").asString()).isEqualTo("DONE"));
        assertThat(mine)
                .extracting(command -> command.path("command").asString())
                .containsExactlyInAnyOrder(commands);
    }

    private void send(String queue, String body) {
        URI url = URI.create(suite.queues() + "/000000000000/" + queue);
        String form =
                "Action=SendMessage&Version=2012-11-05&MessageBody=" + URLEncoder.encode(body, StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        suite.signForQueues("POST", url, form).forEach(request::header);
        Api.send(request.build()).expect(200);
    }
}
