package dev.millrace.proof.faults.proxy;

import java.util.Optional;

/** A kind of call that a proxy recognises. */
public enum Call {
    /** The commit of a transaction, even a read-only one. */
    COMMIT,
    /** A job is enqueued. */
    SEND_JOB,
    /** A worker receives a job; empty responses do not count. */
    RECEIVE_JOB,
    /** A worker deletes a message. */
    DELETE_JOB,
    /** A multipart upload is created. */
    CREATE_MULTIPART,
    /** A multipart upload is completed. */
    COMPLETE_MULTIPART,
    /** An output object is stored. */
    PUT_OUTPUT,
    /** An upload ended. */
    UPLOAD_WEBHOOK,
    /** An attempt started, progressed or ended. */
    TRANSCODING_WEBHOOK,
    /** upload-service reports an opened session. */
    UPLOAD_OPENED,
    /** A worker claims, renews or releases a lease, or starts an attempt. */
    LEASE,
    /** video-service reports a deleted video. */
    VIDEO_DELETED,
    /** Any changing call of a phone. */
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
