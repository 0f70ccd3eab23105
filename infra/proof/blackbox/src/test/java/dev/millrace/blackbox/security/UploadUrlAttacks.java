package dev.millrace.blackbox.security;

import dev.millrace.blackbox.suite.Api;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A presigned part URL used for anything but its own part. */
final class UploadUrlAttacks {

    private static final Wanted FORBIDDEN = Wanted.status(403);
    private static final int LAST_PART_BYTES = 10;
    private static final long SIZE = (5L << 20) + LAST_PART_BYTES;

    private final Wire storage;
    private final String secretKey;
    private final Findings findings = new Findings();

    UploadUrlAttacks(Wire storage, String secretKey) {
        this.storage = storage;
        this.secretKey = secretKey;
    }

    /** @param made collects the signatures, so that the logs can be searched for them */
    List<Finding> on(Api alice, List<String> made) {
        String video = alice.createVideo(SIZE);
        String other = alice.createVideo(SIZE);
        String session = alice.openSession(video, SIZE);
        String otherSession = alice.openSession(other, SIZE);
        PresignedUrl url = PresignedUrl.of(alice.partUrl(session, 2));
        PresignedUrl otherUrl = PresignedUrl.of(alice.partUrl(otherSession, 2));
        made.add(url.signature());
        made.add(otherUrl.signature());

        put("another part", FORBIDDEN, url.with("partNumber", "1"));
        put("another video's key", FORBIDDEN, url.at(otherUrl.path()));
        put("a path that leads to another video", FORBIDDEN, url.at(url.path().replace(video, video + "/../" + other)));
        put("another upload", FORBIDDEN, otherUrl.with("uploadId", "00000000-0000-0000-0000-000000000000"));
        put("another video's signature", FORBIDDEN, url.with("X-Amz-Signature", otherUrl.signature()));
        put("no signature", Wanted.refusal(), url.without("X-Amz-Signature"));
        put("a longer life", FORBIDDEN, url.with("X-Amz-Expires", "604800"));
        put(
                "the whole object in the place of a part",
                FORBIDDEN,
                url.without("partNumber").without("uploadId"));
        put("one parameter more", FORBIDDEN, url.with("acl", ""));
        send("a second part number", FORBIDDEN, put(url, LAST_PART_BYTES, "&partNumber=1"));
        send("a larger body", FORBIDDEN, put(url, LAST_PART_BYTES + 1, ""));
        send("a smaller body", FORBIDDEN, put(url, LAST_PART_BYTES - 1, ""));
        send(
                "a copy of another video's source",
                FORBIDDEN,
                put(url, LAST_PART_BYTES, "").with("x-amz-copy-source: " + otherUrl.path()));
        send(
                "an access list of one's own",
                FORBIDDEN,
                put(url, LAST_PART_BYTES, "").with("x-amz-acl: public-read"));
        send(
                "the same, with a parameter's name escaped",
                FORBIDDEN,
                Call.of("PUT", url.target().replace("X-Amz-Signature", "X%2DAmz-Signature"))
                        .with("x-amz-copy-source: " + otherUrl.path())
                        .body("", new byte[LAST_PART_BYTES]));
        send(
                "the same, signed for by a second list of headers",
                FORBIDDEN,
                put(url, LAST_PART_BYTES, "&X%2DAmz-SignedHeaders=x-amz-copy-source")
                        .with("x-amz-copy-source: " + otherUrl.path()));
        send("a parameter that no signature has", FORBIDDEN, put(url, LAST_PART_BYTES, "&X-Amz-Any=1"));
        send("both its length and chunks", Wanted.code(400, "InvalidRequest"), chunked(url));
        send(
                "a token beside the signature",
                Wanted.code(400, "InvalidArgument"),
                put(url, LAST_PART_BYTES, "").with("Authorization: Bearer token"));
        for (String method : List.of("GET", "HEAD", "DELETE", "POST")) {
            send(method + " with the URL of a PUT", FORBIDDEN, Call.of(method, url.target()));
        }
        put("signed two hours ago", FORBIDDEN, signed(url, Instant.now().minus(Duration.ofHours(2))));
        put("signed now by the same hand", Wanted.status(200), signed(url, Instant.now()));
        put("as it was given", Wanted.status(200), url);
        afterTheEnd(alice, session, url);
        return findings.rows();
    }

    private void afterTheEnd(Api alice, String session, PresignedUrl url) {
        alice.post("/api/uploads/" + session + "/cancel", null).expect(200);
        put("after the upload was cancelled", Wanted.status(404), url);
        send("the list of objects, unsigned", FORBIDDEN, Call.of("GET", "/?list-type=2"));
    }

    private PresignedUrl signed(PresignedUrl url, Instant time) {
        return url.signedAt(
                time,
                secretKey,
                "PUT",
                Map.of("content-length", Integer.toString(LAST_PART_BYTES), "host", storage.host()));
    }

    private void put(String attack, Wanted wanted, PresignedUrl url) {
        send(attack, wanted, put(url, LAST_PART_BYTES, ""));
    }

    private static Call chunked(PresignedUrl url) {
        byte[] body = "20\r\nmore bytes than were signed for.\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        return Call.of("PUT", url.target())
                .with("Content-Length: " + LAST_PART_BYTES, "Transfer-Encoding: chunked")
                .body("", body);
    }

    private static Call put(PresignedUrl url, int bytes, String more) {
        return Call.of("PUT", url.target() + more).body("", new byte[bytes]);
    }

    private void send(String attack, Wanted wanted, Call call) {
        findings.add("PUT part", attack, wanted, storage.send(call));
    }
}
