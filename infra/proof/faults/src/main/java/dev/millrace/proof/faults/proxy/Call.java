package dev.millrace.proof.faults.proxy;

import java.util.Optional;

/** A kind of call that a line recognises among those that go through it. */
public enum Call {
    /** The end of a transaction that changes something or only reads. */
    COMMIT,
    /** A job goes into the queue. */
    SEND_JOB,
    /** A job is handed to a worker; empty answers do not count. */
    RECEIVE_JOB,
    /** A worker is done with a message. */
    DELETE_JOB,
    /** An upload is begun in storage. */
    CREATE_MULTIPART,
    /** The parts of an upload become the source. */
    COMPLETE_MULTIPART,
    /** A piece of an output is stored. */
    PUT_OUTPUT,
    /** An upload has ended. */
    UPLOAD_WEBHOOK,
    /** An attempt has begun, got on or ended. */
    TRANSCODING_WEBHOOK,
    /** upload-service tells that a session was opened. */
    UPLOAD_OPENED,
    /** A worker claims, renews, counts or gives back a lease. */
    LEASE,
    /** video-service tells that a video was deleted. */
    VIDEO_DELETED,
    /** Whatever a phone asks for that changes something. */
    PHONE;

    private static final String SQS = "AmazonSQS.";

    static Optional<Call> of(HttpHead request) {
        String path = request.path();
        String target = request.header("x-amz-target").orElse("");
        if (target.startsWith(SQS)) {
            return queue(target.substring(SQS.length()));
        }
        if (request.method().equals("PUT") && path.contains("/hls/")) {
            return Optional.of(PUT_OUTPUT);
        }
        if (request.method().equals("POST") && path.contains("?uploads")) {
            return Optional.of(CREATE_MULTIPART);
        }
        if (request.method().equals("POST") && path.contains("uploadId=")) {
            return Optional.of(COMPLETE_MULTIPART);
        }
        return request.method().equals("GET") ? Optional.empty() : service(path);
    }

    private static Optional<Call> queue(String action) {
        return switch (action) {
            case "SendMessage" -> Optional.of(SEND_JOB);
            case "ReceiveMessage" -> Optional.of(RECEIVE_JOB);
            case "DeleteMessage", "DeleteMessageBatch" -> Optional.of(DELETE_JOB);
            default -> Optional.empty();
        };
    }

    private static Optional<Call> service(String path) {
        if (path.startsWith("/api/webhooks/uploads")) {
            return Optional.of(UPLOAD_WEBHOOK);
        }
        if (path.startsWith("/api/webhooks/transcoding")) {
            return Optional.of(TRANSCODING_WEBHOOK);
        }
        if (path.startsWith("/internal/jobs/")) {
            return Optional.of(LEASE);
        }
        if (path.startsWith("/internal/videos/")) {
            return Optional.of(path.endsWith("/deleted") ? VIDEO_DELETED : UPLOAD_OPENED);
        }
        return path.startsWith("/api/") ? Optional.of(PHONE) : Optional.empty();
    }
}
