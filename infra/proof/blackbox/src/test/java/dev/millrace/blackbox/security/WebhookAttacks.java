package dev.millrace.blackbox.security;

import dev.millrace.blackbox.suite.Api;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Forged, old, repeated and changed webhooks, most of them signed with the right key. */
final class WebhookAttacks {

    private static final String UPLOADS = "/api/webhooks/uploads";
    private static final String TRANSCODING = "/api/webhooks/transcoding";
    private static final Wanted UNAUTHENTICATED = Wanted.code(401, "UNAUTHENTICATED");
    private static final int BEYOND_TOLERANCE_SECONDS = 310;

    private final Wire gateway;
    private final byte[] key;
    private final Findings findings = new Findings();

    WebhookAttacks(Wire gateway, byte[] key) {
        this.gateway = gateway;
        this.key = key;
    }

    List<Finding> on(Api alice) {
        forge(UPLOADS, canceled(UUID.randomUUID(), UUID.randomUUID()), Wanted.status(204));
        // why: it is signed, but of an attempt that does not exist
        forge(TRANSCODING, failed(), Wanted.code(409, "STALE_ATTEMPT"));
        send(UPLOADS, "signed for the other endpoint", Wanted.refusal(), new Delivery().with(failed()));
        send(
                TRANSCODING,
                "signed for the other endpoint",
                Wanted.refusal(),
                new Delivery().with(canceled(UUID.randomUUID(), UUID.randomUUID())));
        repeat(alice);
        return findings.rows();
    }

    private void forge(String path, String body, Wanted genuine) {
        long now = Instant.now().getEpochSecond();
        Delivery right = new Delivery().with(body);
        byte[] strangersKey = Cryptography.hmacSha256(key, new byte[0]);
        send(path, "as it should be", genuine, right);
        send(path, "signed by another key", UNAUTHENTICATED, right.signature(right.signedWith(strangersKey)));
        send(path, "empty signature", UNAUTHENTICATED, right.signature("v1,"));
        send(
                path,
                "the signature as another version",
                UNAUTHENTICATED,
                right.signature("v2," + right.signed().substring(3)));
        send(path, "old timestamp", UNAUTHENTICATED, right.at(now - BEYOND_TOLERANCE_SECONDS));
        send(path, "future timestamp", UNAUTHENTICATED, right.at(now + BEYOND_TOLERANCE_SECONDS));
        send(path, "timestamp that is no number", UNAUTHENTICATED, right.timestamp("now"));
        send(
                path,
                "fresh timestamp on an old signature",
                UNAUTHENTICATED,
                right.at(now - 100).but(now));
        send(
                path,
                "swapped body",
                UNAUTHENTICATED,
                right.signature(right.signed()).with(body + " "));
        send(
                path,
                "swapped id",
                UNAUTHENTICATED,
                right.signature(right.signed()).id("other"));
        send(path, "id of 5000 characters", UNAUTHENTICATED, right.id("i".repeat(5000)));
        for (String header : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            findings.add("POST " + path, header + " missing", UNAUTHENTICATED, gateway.send(right.call(path, header)));
        }
        send(path, "JSON of another kind", Wanted.refusal(), right.with("[]"));
        send(path, "JSON 5000 deep", Wanted.refusal(), right.with("[".repeat(5000)));
    }

    /** A processed id is never processed again, whatever its second delivery contains. */
    private void repeat(Api alice) {
        String video = alice.createVideo(10);
        UUID session = UUID.fromString(alice.openSession(video, 10));
        Delivery first = new Delivery().with(canceled(UUID.randomUUID(), UUID.randomUUID()));
        String cancels = canceled(session, UUID.fromString(video));
        send(UPLOADS, "an id for the first time", Wanted.status(204), first);
        send(UPLOADS, "the same delivery again", Wanted.status(204), first);
        send(UPLOADS, "the same id, signed, with another fact", Wanted.status(204), first.with(cancels));
        findings.add("POST " + UPLOADS, "what that changed", "still UPLOADING", "still " + status(alice, video));
        send(UPLOADS, "that fact with an id of its own", Wanted.status(204), new Delivery().with(cancels));
        findings.add("POST " + UPLOADS, "what that changed", "now FAILED", "now " + status(alice, video));
    }

    private static String status(Api alice, String video) {
        return alice.get("/api/videos/" + video).expect(200).get("status");
    }

    private void send(String path, String attack, Wanted wanted, Delivery delivery) {
        findings.add("POST " + path, attack, wanted, gateway.send(delivery.call(path, "none")));
    }

    private static String canceled(UUID session, UUID video) {
        return "{\"uploadSessionId\":\"" + session + "\",\"videoId\":\"" + video + "\",\"status\":\"CANCELED\"}";
    }

    private static String failed() {
        return "{\"videoId\":\"" + UUID.randomUUID() + "\",\"jobId\":\"" + UUID.randomUUID()
                + "\",\"attempt\":1,\"status\":\"FAILED\",\"failReason\":\"TRANSCODE_ERROR\"}";
    }

    /** A webhook, signed when sent unless it already has a signature. */
    private final class Delivery {

        private final String id;
        private final String timestamp;
        private final String body;
        private final String signature;

        private Delivery() {
            this(UUID.randomUUID().toString(), Long.toString(Instant.now().getEpochSecond()), "", "");
        }

        private Delivery(String id, String timestamp, String body, String signature) {
            this.id = id;
            this.timestamp = timestamp;
            this.body = body;
            this.signature = signature;
        }

        Delivery with(String otherBody) {
            return new Delivery(id, timestamp, otherBody, signature);
        }

        Delivery id(String otherId) {
            return new Delivery(otherId, timestamp, body, signature);
        }

        Delivery timestamp(String other) {
            return new Delivery(id, other, body, signature);
        }

        Delivery at(long seconds) {
            return timestamp(Long.toString(seconds));
        }

        /** Keeps the signature of the earlier time. */
        Delivery but(long seconds) {
            return signature(signed()).at(seconds);
        }

        Delivery signature(String other) {
            return new Delivery(id, timestamp, body, other);
        }

        String signed() {
            return signedWith(key);
        }

        String signedWith(byte[] someKey) {
            byte[] message = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(Cryptography.hmacSha256(someKey, message));
        }

        Call call(String path, String missing) {
            Call call = Call.of("POST", path).json(body);
            call = missing.equals("webhook-id") ? call : call.with("webhook-id: " + id);
            call = missing.equals("webhook-timestamp") ? call : call.with("webhook-timestamp: " + timestamp);
            String shown = signature.isEmpty() ? signed() : signature;
            return missing.equals("webhook-signature") ? call : call.with("webhook-signature: " + shown);
        }
    }
}
