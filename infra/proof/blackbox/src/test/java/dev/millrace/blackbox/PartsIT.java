package dev.millrace.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.blackbox.suite.Answer;
import dev.millrace.blackbox.suite.Api;
import dev.millrace.blackbox.suite.Clips;
import dev.millrace.blackbox.suite.Suite;
import dev.millrace.blackbox.suite.Uploads;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Parts and their URLs as storage sees them. */
class PartsIT {

    private static final long SIZE = 12L << 20;
    private static final int LAST = 10;

    private final Api alice = Suite.running().as("parts-" + UUID.randomUUID());

    @Test
    void urlIsBoundToItsPartLengthMethodAndSignature() {
        long size = (10L << 20) + LAST; // why: a small last part, since storage rejects before reading the body
        String session = alice.openSession(alice.createVideo(size), size);
        String url = alice.partUrl(session, 3);

        assertThat(put(url.replace("partNumber=3", "partNumber=2"), LAST)).isEqualTo(403);
        assertThat(put(url.replaceAll("X-Amz-Signature=[0-9a-f]{8}", "X-Amz-Signature=00000000"), LAST))
                .isEqualTo(403);
        assertThat(put(url, LAST + 1)).isEqualTo(403);
        assertThat(Api.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(url))
                                .GET()
                                .build())
                        .status())
                .isEqualTo(403);
        assertThat(put(url.replaceAll("X-Amz-Date=[0-9T]+Z", "X-Amz-Date=20260101T000000Z"), LAST))
                .isEqualTo(403);
        assertThat(put(url, LAST)).isEqualTo(200);
    }

    @Test
    void oneRequestSignsManyParts() {
        String session = alice.openSession(alice.createVideo(SIZE), SIZE);
        Answer signed = alice.post("/api/uploads/" + session + "/parts", Map.of("partNumbers", List.of(3, 1)))
                .expect(200);
        assertThat(signed.json()
                        .path("parts")
                        .valueStream()
                        .map(part -> part.path("partNumber").asInt()))
                .containsExactly(3, 1);
        signed.json()
                .path("parts")
                .forEach(part -> assertThat(part.path("uploadUrl").asString()).startsWith("http"));
    }

    @Test
    void missingAndDifferentPartsAreNamedAndTheSessionLivesOn() {
        String session = alice.openSession(alice.createVideo(SIZE), SIZE);
        Uploads uploads = new Uploads(alice);
        var file = Clips.padded(Clips.tiny(), "mismatch.mp4", SIZE);
        uploads.sendPart(session, 1, file, 5 << 20);
        String second = uploads.sendPart(session, 2, file, 5 << 20);

        Answer missing = complete(session, null).expectProblem(409, "PARTS_MISMATCH");
        assertThat(numbers(missing, "missing")).containsExactly(3);

        String third = uploads.sendPart(session, 3, file, 5 << 20);
        Answer different = complete(
                        session,
                        Map.of(
                                "parts",
                                List.of(
                                        Map.of("partNumber", 1, "etag", "\"00000000000000000000000000000000\""),
                                        Map.of("partNumber", 2, "etag", second),
                                        Map.of("partNumber", 3, "etag", third.replace("\"", "")))))
                .expectProblem(409, "PARTS_MISMATCH");
        assertThat(numbers(different, "different")).containsExactly(1);
        complete(session, null).expect(200);
    }

    private static List<Integer> numbers(Answer answer, String field) {
        return answer.json().path(field).valueStream().map(node -> node.asInt()).toList();
    }

    private Answer complete(String session, Object body) {
        return alice.post("/api/uploads/" + session + "/complete", body);
    }

    private static int put(String url, int bytes) {
        return Uploads.put(url, BodyPublishers.ofByteArray(new byte[bytes])).status();
    }
}
